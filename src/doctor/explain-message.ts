// An error text that somebody met elsewhere → the causes it can have, the likeliest first. From the same tables that the
// doctor works with; nothing is asked.

import { caseOf } from './case.ts'
import { allCauses } from './causes/all-causes.ts'
import type { Cause } from './define-cause.ts'
import { diagnose } from './diagnose.ts'
import type { Evidence } from './evidence.ts'
import type { WalkedLink } from './walked-link.ts'

/** Empty when no cause has such a text. */
export function causesOfMessage(message: string): readonly Cause[] {
  const matching = allCauses.filter(({ says }) => says.some(text => text.test(message)))
  const order = likelihoods(message)
  const place = ({ id }: Cause) => {
    const index = order.indexOf(id)
    return index < 0 ? order.length : index
  }
  return [...matching].sort((a, b) => place(a) - place(b))
}

export function causeNamed(id: string): Cause | undefined {
  return allCauses.find(cause => cause.id === id)
}

/** A link of which nothing is known but what it was answered. */
const unknownLink: WalkedLink = {
  name: 'unknown',
  app: 'generic',
  callerArn: 'arn:aws:iam::111122223333:role/caller',
  hops: [{ arn: 'arn:aws:iam::444455556666:role/role', pointer: '' }],
  database: {
    engine: 'postgres',
    host: 'database.example.com',
    port: 5432,
    region: 'us-east-1',
    regionBy: 'link',
    user: 'user',
  },
  redirections: new Map(),
  declared: { name: 'unknown', pointer: '', hops: [] },
}

/** Ids of causes in the order in which the doctor would name them. */
function likelihoods(message: string): readonly string[] {
  const refusal = { code: '', message, kind: 'refused' } as const
  const evidence: Partial<Evidence> = /sts:|AssumeRole|assume role/i.test(message)
    ? { 'refusal-0': { code: 'AccessDenied', message, kind: 'denied' } }
    : /password authentication failed/.test(message)
      ? { questionRefusal: refusal }
      : { loginRefusal: refusal, question: { asks: 'cleartext', rawCode: 3 } }
  const { is, stillPossible } = diagnose(caseOf(unknownLink, evidence))
  return [...is, ...stillPossible].map(({ id }) => id)
}
