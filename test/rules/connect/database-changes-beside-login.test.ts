import { rule } from '../../../rules/connect/database-changes-beside-login.ts'
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
  {
    name: 'instances',
    document: beside('rds:ModifyDBInstance'),
    finds: [here],
    says: ['rds:ModifyDBInstance'],
  },
  {
    name: 'clusters, by a pattern',
    document: beside(['rds:Describe*', 'rds:ModifyDBC*']),
    finds: [`${here}/1`],
    says: ['rds:ModifyDBCluster'],
  },
  {
    name: 'both, which is one way',
    document: beside(['rds:ModifyDBCluster', 'rds:ModifyDBInstance']),
    finds: [`${here}/1`],
  },
  { name: 'the whole service', document: beside('rds:*'), finds: [here] },
  {
    name: 'one database',
    document: beside('rds:ModifyDBInstance', 'arn:aws:rds:us-east-1:444455556666:db:orders'),
    finds: [],
  },
  {
    name: 'databases with a tag',
    document: beside('rds:ModifyDBInstance', '*', {
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } },
    }),
    finds: [],
  },
  {
    name: 'looking only',
    document: beside(['rds:DescribeDBInstances', 'rds:ListTagsForResource']),
    finds: [],
  },
  {
    name: 'no login beside it',
    document: policyWith({ Effect: 'Allow', Action: '*', Resource: '*' }),
    finds: [],
  },
  { name: 'an administrator who has a grant too', document: beside('*'), finds: [] },
  { name: 'the grant alone', document: policyWith(grant), finds: [] },
])
