// An external id that others come to by trying.

import {
  defineRule,
  entersWithId,
  entersWithoutId,
  type Found,
  type Guess,
  guardsByExternalId,
  guessOf,
  ifKnown,
  nothing,
  type TrustSubject,
  variablesIn,
} from '../../src/engine/rule-kit.ts'

const trustWith = (id: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': id } },
    } as never,
  ],
})

export const rule = defineRule({
  id: 'guessable-external-id',
  title: 'the external id is one that others can guess',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the id keeps out those who could make the caller act for them, as long as they do not know it; one that comes to mind keeps out nobody',
  fix: 'Take the id that the third party gives you, or make one that nobody else has, such as a UUID; the caller starts to send it before the role asks for it.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  covers: ['TB-28'],
  yieldsTo: ['placeholder-left-in', 'malformed-external-id', 'hidden-character'],
  examples: {
    bad: [
      { note: 'an account number', document: trustWith('444455556666') },
      { note: 'printed in a guide', document: trustWith('example-external-id') },
    ],
    good: [{ document: trustWith('7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b') }],
  },
  find(trust) {
    const found = new Map<string, Found<{ readonly id: string; readonly guess: Guess }>>()
    for (const entrant of trust.entrants) {
      const ids = guardsByExternalId(trust, entrant)
        .filter(({ operator }) => operator?.family === 'String')
        .flatMap(({ values }) => values)
      if (ids.length === 0 || entersWithoutId(entrant)) continue
      for (const { value, pointer } of ids) {
        if (typeof value !== 'string' || /[*?]/.test(value) || variablesIn(value).length > 0) continue
        const guess = guessOf(value, namesAround(trust))
        if (guess === undefined || !entersWithId(entrant, value)) continue
        found.set(pointer, {
          at: { pointer },
          label: labels[guess],
          statement: entrant.statement,
          facts: { id: value, guess },
        })
      }
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ id, guess }) => `the external id "${id}" can be guessed: it is ${reasons[guess]}`,
})

const labels: Readonly<Record<Guess, string>> = {
  account: 'a number that others know',
  number: 'soon tried',
  sample: 'printed in guides',
  words: 'words that others try',
}

const reasons: Readonly<Record<Guess, string>> = {
  account: 'the number of an account, which is no secret',
  number: 'a number that is soon reached by counting',
  sample: 'the example of a guide',
  words: 'made of common words and names only',
}

/** What others know of the role and of the accounts on both sides. */
function namesAround({ role, accounts, hops }: TrustSubject): readonly string[] {
  return [
    ...[...accounts.values()].flatMap(({ name }) => name ?? []),
    ...[ifKnown(role)?.name ?? [], ...hops.map(({ caller }) => caller?.name ?? [])].flat(),
  ]
}
