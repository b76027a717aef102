import { rule } from '../../../rules/connect/login-through-notaction.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const allow = (NotAction: string | string[], Resource = '*') => ({ Effect: 'Allow', NotAction, Resource })

tryRule(rule, [
  { name: 'all but IAM', document: policyWith(allow('iam:*')), finds: ['/Statement/0/NotAction'] },
  {
    name: 'all but a list',
    document: policyWith(allow(['iam:*', 'organizations:*'])),
    finds: ['/Statement/0/NotAction'],
  },
  { name: 'logging in left out', document: policyWith(allow(['iam:*', 'rds-db:*'])), finds: [] },
  { name: 'logging in left out by a pattern', document: policyWith(allow(['rds*'])), finds: [] },
  {
    name: 'on something else',
    document: policyWith(allow('s3:DeleteBucket', 'arn:aws:s3:::reports')),
    finds: [],
  },
  { name: 'a denial', document: policyWith({ ...allow('iam:*'), Effect: 'Deny' }), finds: [] },
  {
    name: 'closed by a denial',
    document: both(allow('iam:*'), { Effect: 'Deny', Action: 'rds-db:connect', Resource: '*' }),
    finds: [],
  },
])
