import { rule } from '../../../rules/syntax/unlimitable-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[], Resource: string | string[], Effect = 'Allow') =>
  policyWith({ Effect, Action, Resource })
const role = 'arn:aws:iam::444455556666:role/app'
const instance = 'arn:aws:rds:eu-west-1:444455556666:db:orders'
const action = '/Statement/0/Action'

tryRule(rule, [
  {
    name: 'of STS',
    document: on(['sts:AssumeRole', 'sts:GetCallerIdentity'], role),
    finds: [`${action}/1`],
    says: ['sts:GetCallerIdentity cannot be limited to resources'],
  },
  { name: 'of RDS', document: on('rds:DescribeEventCategories', instance), finds: [action] },
  { name: 'on everything', document: on('sts:GetCallerIdentity', '*'), finds: [] },
  { name: 'on everything among others', document: on('sts:GetCallerIdentity', [role, '*']), finds: [] },
  { name: 'an action on resources', document: on('sts:AssumeRole', role), finds: [] },
  { name: 'of another service', document: on('s3:ListAllMyBuckets', 'arn:aws:s3:::*'), finds: [] },
])
