import { rule } from '../../../rules/syntax/malformed-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[], Action = 's3:GetObject') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const at = ['/Statement/0/Resource']

tryRule(rule, [
  { name: 'a name', document: on('reports'), finds: at, says: ['does not begin with arn:'] },
  { name: 'nothing', document: on(''), finds: at },
  { name: 'arn: in capitals', document: on('ARN:aws:s3:::reports/*'), finds: at },
  { name: 'arn: misspelt', document: on('anr:aws:s3:::reports/*'), finds: at },
  { name: 'without arn:', document: on('aws:s3:::reports/*'), finds: at, says: ['does not begin with arn:'] },
  { name: 'a wildcard before everything', document: on('*:s3:::reports/*'), finds: at },
  {
    name: 'two colons for three',
    document: on('arn:aws:s3::reports/*'),
    finds: at,
    says: ['has 5 sections between its colons, and an ARN has six'],
  },
  { name: 'a role without a region section', document: on('arn:aws:iam:444455556666:role/app'), finds: at },
  { name: 'a role without an account', document: on('arn:aws:iam::role/app'), finds: at },
  {
    name: 'no service',
    document: on('arn:aws::eu-west-1:444455556666:x'),
    finds: at,
    says: ['names no service'],
  },
  { name: 'nothing behind the partition', document: on('arn:aws'), finds: at, says: ['names no service'] },
  {
    name: 'a wildcard for the service',
    document: on('arn:aws:*:*:*:*app*'),
    finds: at,
    says: ['without wildcards'],
  },
  { name: 'a wildcard in the service', document: on('arn:aws:rds*:*:*:*'), finds: at },
  { name: 'a variable for the service', document: on('arn:aws:${aws:PrincipalTag/s}:::x'), finds: at },
  { name: 'a service in capitals', document: on('arn:aws:S3:::reports'), finds: at, says: ['lower-case'] },
  {
    name: 'a misspelt type of IAM',
    document: on('arn:aws:iam::444455556666:roles/app'),
    finds: at,
    says: ['did you mean role/?'],
  },
  { name: 'a type of IAM in capitals', document: on('arn:aws:iam::444455556666:Role/app'), finds: at },
  { name: 'no type of IAM', document: on('arn:aws:iam::444455556666:app'), finds: at },
  { name: 'a wildcard in a type of IAM', document: on('arn:aws:iam::444455556666:*app*'), finds: at },
  { name: 'sections in the wrong places', document: on('arn:aws:s3:reports'), finds: at },
  {
    name: 'in NotResource',
    document: policyWith({ NotResource: ['*', 'x'] }),
    finds: ['/Statement/0/NotResource/1'],
  },
  {
    name: 'an incomplete ARN in a session policy',
    policyType: 'session',
    document: on('arn:aws:sqs'),
    finds: at,
  },
  { name: 'an incomplete ARN elsewhere', document: on('arn:aws:sqs'), finds: [] },
  { name: 'everything', document: on(['*', '**']), finds: [] },
  {
    name: 'wildcards and variables where they may stand',
    document: on([
      'arn:*:rds:*:*:db:*',
      'arn:aws:s3:::${aws:PrincipalTag/a:b}/*',
      'arn:aws:kms:*:${aws:PrincipalAccount}:key/*',
      'arn:aws:iam::*:role/app-?',
      'arn:aws:iam::*:*',
      'arn:aws:iam::444455556666:root',
      'arn:aws:iam::aws:contextProvider/IdentityCenter',
      'arn:aws:sts::*:self',
      'arn:aws:codecommit:*',
    ]),
    finds: [],
  },
  {
    name: 'what other rules say',
    document: on(['arn:aws:rds-db:eu-west-1:dbuser:db-A/app', 'arn:foo:s3:::x', 'arn:aws:iam:x:1:role/y']),
    finds: [],
  },
  {
    name: 'a policy of another service',
    policyType: 'resource',
    document: policyWith({
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
    }),
    finds: [],
  },
  { name: 'an SCP with a wide service', policyType: 'scp', document: on('arn:aws:*:*:*:*'), finds: [] },
])
