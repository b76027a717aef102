import { rule } from '../../../rules/syntax/variable-before-arn-resource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) => policyWith({ Effect: 'Allow', Action: '*', Resource })
const at = ['/Statement/0/Resource']

tryRule(rule, [
  {
    name: 'for the account',
    document: on('arn:aws:kms:*:${aws:PrincipalAccount}:key/*'),
    finds: at,
    says: ['${aws:PrincipalAccount} stands for the account'],
  },
  {
    name: 'for the region',
    document: on('arn:aws:rds:${aws:RequestedRegion}:444455556666:db:x'),
    finds: at,
    says: ['stands for the region'],
  },
  { name: 'as a part', document: on('arn:aws:rds:eu-${aws:PrincipalTag/r}:*:db:x'), finds: at },
  {
    name: 'for the resource',
    document: on(['arn:aws:s3:::${aws:PrincipalAccount}', 'arn:aws:iam::*:user/${aws:username}']),
    finds: [],
  },
  { name: 'no ARN', document: on(['${aws:username}', '*']), finds: [] },
  {
    name: 'where there are no variables',
    document: policyWith(
      { Effect: 'Allow', Action: '*', Resource: 'arn:aws:kms:*:${aws:PrincipalAccount}:key/*' },
      '2008-10-17',
    ),
    finds: [],
  },
])
