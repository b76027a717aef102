// An external id is demanded, and any will do.

import {
  type ConditionSubject,
  defineRule,
  effectOf,
  entersWithAnyId,
  entersWithoutId,
  externalIdFix,
  type Found,
  guardsByExternalId,
  keyAt,
  nothing,
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

export const rule = defineRule({
  id: 'arbitrary-external-id',
  title: 'an external id is demanded, and any will do',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the caller makes up the id that it sends, so a condition that every id meets keeps nobody out',
  fix: 'Compare the one agreed id: "StringEquals": {"sts:ExternalId": "…"}.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  covers: ['PS-22', 'TB-25'],
  examples: {
    bad: [
      { document: trustWith({ StringLike: { 'sts:ExternalId': '*' } }) },
      {
        note: 'the id has to be there, whatever it is',
        document: trustWith({ Null: { 'sts:ExternalId': 'false' } }),
      },
    ],
    good: [
      {
        document: trustWith({ StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } }),
      },
    ],
  },
  find(trust) {
    const found = new Map<string, Found<{ readonly isPresence: boolean }>>()
    for (const entrant of trust.entrants) {
      if (entersWithoutId(entrant) || !entersWithAnyId(entrant)) continue
      const guards = guardsByExternalId(trust, entrant)
      const guard = guards.find(comparesValues) ?? guards[0]
      if (guard === undefined) continue
      const isPresence = !comparesValues(guard)
      const fix = effectOf(guard.statement) === 'Allow' && isPresence && externalIdFix(trust, guard.statement)
      found.set(guard.pointer, {
        at: keyAt(guard.pointer),
        label: 'any id will do',
        statement: guard.statement,
        facts: { isPresence },
        ...(fix && { fix }),
      })
    }
    return found.size === 0 ? nothing : found.values()
  },
  say: ({ isPresence }) =>
    isPresence
      ? 'the call has to send an external id, and any will do'
      : 'every external id matches, so any will do',
})

function comparesValues({ operator }: ConditionSubject): boolean {
  return operator?.family !== 'Null'
}
