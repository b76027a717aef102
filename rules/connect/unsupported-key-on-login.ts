// A condition on a key that no login carries: the grant never applies.

import { defineRule, keyAt, nothing, settledConditions } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unsupported-key-on-login',
  title: 'a login is allowed under a condition on a key that no login carries',
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  since: '0.1.0',
  why: 'AWS puts neither the address, the network nor the agent into the check of a login, so the condition is never met and every login is refused',
  fix: 'Take the condition away. Limit networks with security groups, and callers in the trust policy of the role.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html'],
  covers: ['PB-42', 'PB-44'],
  yieldsTo: [
    'condition-key-of-other-service',
    'condition-without-values',
    'misspelt-condition-key',
    'unknown-condition-operator',
    'operator-type-mismatch',
    'unreadable-condition-value',
    'placeholder-left-in',
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
              Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
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
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
      },
    ],
  },
  find({ statement, isWrittenForConnecting }) {
    if (!isWrittenForConnecting) return nothing
    return settledConditions(statement)
      .filter(({ met }) => !met)
      .map(({ key, pointer }) => ({ at: keyAt(pointer), facts: { key } }))
  },
  say: ({ key }) => `no login carries ${key}, so this grant never applies`,
})
