import { rule } from '../../../rules/syntax/region-in-iam-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource })
const at = ['/Statement/0/Resource']

tryRule(rule, [
  {
    name: 'a region',
    document: on('arn:aws:iam:eu-west-1:444455556666:role/app'),
    finds: at,
    says: ['has the region "eu-west-1", and IAM has none'],
  },
  { name: 'a wildcard for it', document: on('arn:aws:iam:*:*:role/app'), finds: at },
  {
    name: 'STS',
    document: on('arn:aws:sts:eu-west-1:444455556666:federated-user/x'),
    finds: at,
    says: ['STS'],
  },
  {
    name: 'in a condition',
    document: policyWith({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam:eu-west-1:444455556666:role/app'] } },
    }),
    finds: ['/Statement/0/Condition/ArnLike/aws:PrincipalArn/0'],
  },
  { name: 'no region', document: on(['arn:aws:iam::444455556666:role/app', '*']), finds: [] },
  { name: 'another service', document: on('arn:aws:rds:eu-west-1:444455556666:db:orders'), finds: [] },
])
