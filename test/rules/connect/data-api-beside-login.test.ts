import { rule } from '../../../rules/connect/data-api-beside-login.ts'
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
    name: 'on every cluster',
    document: beside(['rds-data:ExecuteStatement', 'secretsmanager:GetSecretValue']),
    finds: [`${here}/0`],
  },
  { name: 'the whole service', document: beside(['secretsmanager:*', 'rds-data:*']), finds: [`${here}/1`] },
  { name: 'without any secret, which it needs', document: beside('rds-data:*'), finds: [] },
  {
    name: 'on one cluster',
    document: beside(
      ['rds-data:*', 'secretsmanager:*'],
      'arn:aws:rds:us-east-1:444455556666:cluster:reports',
    ),
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
