import { rule } from '../../../rules/syntax/incomplete-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) => policyWith({ Effect: 'Allow', Action: '*', Resource })
const at = ['/Statement/0/Resource']

tryRule(rule, [
  { name: 'a service', document: on('arn:aws:sqs'), finds: at, says: ['AWS reads it as arn:aws:sqs:*:*:*'] },
  {
    name: 'databases of an account',
    document: on('arn:aws:rds-db:eu-west-1:444455556666'),
    finds: at,
    says: ['AWS reads it as arn:aws:rds-db:eu-west-1:444455556666:*'],
  },
  { name: 'of an unknown service', document: on('arn:aws:foo'), finds: at },
  { name: 'six sections', document: on(['arn:aws:sqs:*:*:*', 'arn:aws:s3:::']), finds: [] },
  { name: 'a wildcard at its end', document: on(['arn:aws:codecommit:*', 'arn:aws:rds-db:*']), finds: [] },
  {
    name: 'what is malformed',
    document: on(['arn:aws:s3::x', 'arn:aws:s3:reports', 'arn:aws', 'sqs']),
    finds: [],
  },
  {
    name: 'in a session policy, which AWS refuses',
    policyType: 'session',
    document: on('arn:aws:sqs'),
    finds: [],
  },
])
