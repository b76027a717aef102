// A pattern where the external id should stand: short enough to be met by guessing.

import {
  defineRule,
  entersWithAnyId,
  entersWithId,
  entersWithoutId,
  type Found,
  idConditionsOf,
  nothing,
  variablesIn,
} from '../../src/engine/rule-kit.ts'

const trustWith = (condition: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
      Action: 'sts:AssumeRole',
      Condition: condition,
    } as never,
  ],
})

/** With that many characters that are no wildcards, a pattern is hardly met by chance. */
const enough = 16

export const rule = defineRule({
  id: 'wildcard-external-id',
  title: 'the external id is a pattern that many ids match',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'an external id keeps out those who cannot know it, and a short prefix is soon guessed: the rest is for the caller to choose',
  fix: 'Compare the whole id with StringEquals; several ids can stand in a list.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
  ],
  covers: ['TB-25'],
  yieldsTo: ['placeholder-left-in', 'malformed-external-id'],
  examples: {
    bad: [{ document: trustWith({ StringLike: { 'sts:ExternalId': 'acme-*' } }) }],
    good: [
      {
        document: trustWith({
          StringEquals: {
            'sts:ExternalId': [
              '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b',
              '0b9f2a5e-6d0c-4f5e-9a43-2a7d5c1e8b90',
            ],
          },
        }),
      },
    ],
  },
  find(trust) {
    const found = new Map<string, Found<{ readonly pattern: string; readonly example: string }>>()
    for (const entrant of trust.entrants) {
      const patterns = idConditionsOf(entrant.statement)
        .filter(({ operator }) => operator?.wildcards)
        .flatMap(({ values }) => values)
      if (patterns.length === 0 || entersWithoutId(entrant) || entersWithAnyId(entrant)) continue
      for (const { value, pointer } of patterns) {
        if (typeof value !== 'string' || !/[*?]/.test(value) || variablesIn(value).length > 0) continue
        const example = value.replaceAll('*', 'guess').replaceAll('?', '0')
        if (value.replace(/[*?]/g, '').length >= enough || !entersWithId(entrant, example)) continue
        found.set(pointer, {
          at: { pointer },
          label: `so does "${example}"`,
          statement: entrant.statement,
          facts: { pattern: value, example },
        })
      }
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ pattern, example }) =>
    `every external id like "${pattern}" gets in, "${example}" as well as the agreed one`,
})
