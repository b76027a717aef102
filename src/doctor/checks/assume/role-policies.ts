// What AWS has attached to the roles of the link, read by whoever may: somebody named for it, or a session of the account.

import { type Check, defineCheck } from '../../define-check.ts'
import type { Reader } from '../../evidence.ts'
import type { ReadIdentity } from '../../live-policies.ts'
import { gapsInWords, readInWords } from '../../policy-words.ts'
import { readIdentity } from '../../read-identity.ts'
import { rawOf } from '../../refusals.ts'
import { accountOf, type WalkedLink } from '../../walked-link.ts'

export function rolePolicies({ hops, webIdentityTokenFile }: WalkedLink): Check {
  const sessions = hops.map((_, index) => `session-${index}` as const)
  const byKey = webIdentityTokenFile === undefined
  return defineCheck({
    id: 'role-policies',
    step: 'assume',
    title: 'the policies of the roles can be read',
    needs: [],
    hopes: [...sessions, 'asker', ...(byKey ? (['caller'] as const) : []), 'readers'],
    gives: ['rolePolicies'],
    aside: true,
    late: true,
    questions: 5,
    async run({ known, patience }) {
      const caller = byKey ? known['caller'] : undefined
      const readers: readonly Reader[] = [
        ...(known.readers ?? []),
        ...[...sessions].reverse().flatMap(key => {
          const session = known[key]
          return session ? [{ caller: session.caller, account: accountOf(session.arn) }] : []
        }),
        ...(known.asker && caller ? [{ caller: known.asker, account: caller.account }] : []),
      ]
      const read = await Promise.all(hops.map(({ arn }) => readWithAny(arn, readers, patience)))
      const gaps = read.flatMap(one => one.gaps)
      const missing = read.filter(one => one.exists === false)
      const seen = gaps.length === 0 ? read.map(readInWords).join('; ') : gapsInWords(gaps)
      return {
        state: missing.length > 0 ? 'failed' : gaps.length === 0 ? 'ok' : 'unknown',
        found: missing.length > 0 ? `AWS has no ${missing.map(({ arn }) => arn).join(', ')}` : seen,
        ...(gaps[0] && { raw: rawOf(gaps[0].error) }),
        gives: { rolePolicies: read },
      }
    },
  })
}

/** The first that may; of those who may not, the last one's refusal. */
async function readWithAny(
  arn: string,
  readers: readonly Reader[],
  patience: Parameters<typeof readIdentity>[2],
): Promise<ReadIdentity> {
  const message = `nobody of ${accountOf(arn)} is there to ask`
  let last: ReadIdentity = {
    arn,
    kind: 'role',
    exists: undefined,
    documents: [],
    gaps: [{ part: 'identity', error: { code: 'NoCredentials', message, kind: 'denied' } }],
  }
  for (const { caller } of readers.filter(one => one.account === accountOf(arn))) {
    last = await readIdentity(caller, arn, patience)
    if (last.gaps.length === 0 || last.exists === false) return last
  }
  return last
}
