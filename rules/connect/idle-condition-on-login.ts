// A condition on a key that no login carries, of a kind that is met without it: it limits nothing.

import { defineRule, keyAt, nothing, settledConditions } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'idle-condition-on-login',
  title: 'a condition on a login is always met',
  severity: 'warning',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'no login carries the key, and this operator is met without it, so the grant applies from everywhere',
  fix: 'Take the condition away. Limit networks with security groups, and callers in the trust policy of the role.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  covers: ['PB-42'],
  yieldsTo: [
    'condition-key-of-other-service',
    'condition-without-values',
    'misspelt-condition-key',
    'unknown-condition-operator',
    'operator-type-mismatch',
    'unreadable-condition-value',
    'placeholder-left-in',
    'null-with-ifexists',
    'open-condition-without-values',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ statement, isOnlyForConnecting }) {
    if (!isOnlyForConnecting) return nothing
    return settledConditions(statement)
      .filter(({ met }) => met)
      .map(({ key, operator, pointer }) => ({ at: keyAt(pointer), facts: { key, operator } }))
  },
  say: ({ key, operator }) =>
    `no login carries ${key}, and ${operator} is met without it, so this limits nothing`,
})
