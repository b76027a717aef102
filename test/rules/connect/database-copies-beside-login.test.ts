import { rule } from '../../../rules/connect/database-copies-beside-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const grant = {
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app',
}
const beside = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [grant, { Effect: 'Allow', Action, Resource, ...more }] as never[],
})
const here = '/Statement/1/Action'

tryRule(rule, [
  { name: 'restoring', document: beside('rds:RestoreDBInstanceFromDBSnapshot'), finds: [here] },
  {
    name: 'to a point in time',
    document: beside(['rds:RestoreDBClusterToPointInTime']),
    finds: [`${here}/0`],
  },
  {
    name: 'sharing',
    document: beside('rds:ModifyDB*SnapshotAttribute'),
    finds: [here],
    says: ['rds:ModifyDBSnapshotAttribute'],
  },
  {
    name: 'snapshots of one name',
    document: beside(
      'rds:RestoreDBInstanceFromDBSnapshot',
      'arn:aws:rds:us-east-1:444455556666:snapshot:nightly',
    ),
    finds: [],
  },
  { name: 'looking only', document: beside('rds:DescribeDBSnapshots'), finds: [] },
  {
    name: 'no login beside it',
    document: policyWith({ Effect: 'Allow', Action: '*', Resource: '*' }),
    finds: [],
  },
  { name: 'an administrator who has a grant too', document: beside('*'), finds: [] },
  { name: 'the grant alone', document: policyWith(grant), finds: [] },
])
