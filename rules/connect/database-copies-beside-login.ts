// Who logs in by IAM and may restore or share snapshots has all the data, whatever user the grant names.

import { defineRule, isForLogins, nothing, openWay, type Way } from '../../src/engine/rule-kit.ts'

const ways: readonly Way[] = [
  {
    action: 'rds:RestoreDBInstanceToPointInTime',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:db:zq-decoy`,
  },
  {
    action: 'rds:RestoreDBInstanceFromDBSnapshot',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:snapshot:zq-decoy`,
  },
  {
    action: 'rds:RestoreDBClusterToPointInTime',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster:zq-decoy`,
  },
  {
    action: 'rds:RestoreDBClusterFromSnapshot',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster-snapshot:zq-decoy`,
  },
  {
    action: 'rds:ModifyDBSnapshotAttribute',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:snapshot:zq-decoy`,
  },
  {
    action: 'rds:ModifyDBClusterSnapshotAttribute',
    on: at => `arn:${at.partition}:rds:${at.region}:${at.account}:cluster-snapshot:zq-decoy`,
  },
]

export const rule = defineRule({
  id: 'database-copies-beside-login',
  title: 'an identity that logs in by IAM may copy any database',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: "a copy of the database has the same data and a master password of one's own, and a shared snapshot leaves the account",
  fix: 'Name the snapshots and databases that are needed, or take the permission away.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSnapshotAttribute.html',
  ],
  covers: ['PB-56'],
  yieldsTo: ['database-changes-beside-login'],
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
            {
              Effect: 'Allow',
              Action: ['rds:RestoreDBInstanceFromDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
              Resource: '*',
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
            { Effect: 'Allow', Action: 'rds:DescribeDBSnapshots', Resource: '*' },
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
    `beside its login by IAM this identity may call ${action} on any database, and so take its data elsewhere`,
})
