import { rule } from '../../../rules/connect/any-role-passed-beside-login.ts'
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
  { name: 'every role', document: beside('iam:PassRole'), finds: [here] },
  {
    name: 'every role of the account, in a list',
    document: beside(['lambda:*', 'iam:PassRole'], ['*', 'arn:aws:iam::444455556666:role/*']),
    finds: [`${here}/1`],
  },
  {
    name: 'to one service',
    document: beside('iam:PassRole', '*', {
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    }),
    finds: [],
  },
  { name: 'one role', document: beside('iam:PassRole', 'arn:aws:iam::444455556666:role/reports'), finds: [] },
  {
    name: 'no login beside it',
    document: policyWith({ Effect: 'Allow', Action: '*', Resource: '*' }),
    finds: [],
  },
  { name: 'an administrator who has a grant too', document: beside('*'), finds: [] },
  { name: 'the grant alone', document: policyWith(grant), finds: [] },
])
