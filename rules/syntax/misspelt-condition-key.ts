// A condition key that does not exist, next to one that does.

import {
  defineRule,
  keyAt,
  meantConditionKey,
  nothing,
  stringsOf,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'misspelt-condition-key',
  title: 'a condition key is misspelt, or stands behind the wrong prefix',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS saves the condition, no request ever has the key, and the caller is refused, or let in unchecked, without a word about the condition',
  fix: 'Write the key as AWS names it; the case of its letters does not matter.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-global-condition-key',
  ],
  covers: ['TB-30'],
  yieldsTo: ['malformed-condition-key', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'the key of STS, behind the prefix of global keys',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
      {
        note: 'a tag key is missing',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEquals: { 'aws:PrincipalTag': 'payments' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'another case is no other key',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'STS:externalid': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } },
            },
          ],
        },
      },
    ],
  },
  find(condition, ask) {
    const { key, statement, pointer } = condition
    if (ask.aws.conditionKey(key)) return nothing
    const actions = stringsOf(statement.raw, 'Action')
    const services = new Set(actions.map(action => action.split(':', 1)[0] ?? ''))
    const meant = meantConditionKey(key, ask.aws, [...services])
    if (!meant) return nothing
    const exact = meant.by !== 'tag'
    return [
      {
        at: keyAt(pointer),
        label: exact ? 'no key of AWS' : 'the key of a tag is missing',
        facts: { key, meant, result: withoutTheKey(condition) },
        fix: {
          text: `"${meant.key}"`,
          ...(exact && { edits: [{ do: 'rename' as const, pointer, name: meant.key }] }),
        },
      },
    ]
  },
  say: ({ key, meant, result }) =>
    meant.by === 'tag'
      ? `the condition key ${key} lacks the tag it is about (${meant.key}), ${result}`
      : `there is no condition key ${key}, ${result}; did you mean ${meant.key}?`,
})
