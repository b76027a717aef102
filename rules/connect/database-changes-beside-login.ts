// Who logs in by IAM and may modify databases sets a new password for the master user.

import { defineRule, isForLogins, nothing, openWay, type Way } from '../../src/engine/rule-kit.ts'

const ways: readonly Way[] = [
  {
    action: 'rds:ModifyDBInstance',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:db:zq-decoy`,
  },
  {
    action: 'rds:ModifyDBCluster',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster:zq-decoy`,
  },
]

export const rule = defineRule({
  id: 'database-changes-beside-login',
  title: 'an identity that logs in by IAM may modify any database',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: 'with one call it gives the master user a new password, turns IAM logins off or opens the database to the internet',
  fix: 'Name the databases, or leave such changes to whoever sets them up; describing them needs rds:Describe* only.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html',
  ],
  covers: ['PB-56', 'IA-30', 'BB-19', 'TP-18', 'XA-I05'],
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
            },
            { Effect: 'Allow', Action: 'rds:ModifyDBInstance', Resource: '*' },
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
            { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
          ],
        },
      },
    ],
  },
  find(permissions) {
    if (!isForLogins(permissions)) return nothing
    const way = openWay(permissions, ways)
    if (way === undefined) return nothing
    const { action, held, statement, at } = way
    return [{ in: held.document, at, statement, facts: { action } }]
  },
  say: ({ action }) =>
    `beside its login by IAM this identity may call ${action} on any database, and so set the master user's password`,
})
