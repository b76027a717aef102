import { rule } from '../../../rules/connect/assume-through-notaction.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = (NotAction: string | string[], Resource = '*') =>
  policyWith({ Effect: 'Allow', NotAction, Resource })
const here = '/Statement/0/NotAction'

tryRule(rule, [
  { name: 'all but IAM', document: allow('iam:*'), finds: [here] },
  { name: 'all but IAM and logins', document: allow(['iam:*', 'rds-db:*']), finds: [here] },
  { name: 'on all roles', document: allow('iam:*', 'arn:aws:iam::444455556666:role/*'), finds: [here] },
  { name: 'assuming left out', document: allow(['iam:*', 'sts:*']), finds: [] },
  { name: 'on one role', document: allow('iam:*', 'arn:aws:iam::444455556666:role/db'), finds: [] },
  { name: 'on a bucket', document: allow('s3:DeleteBucket', 'arn:aws:s3:::reports'), finds: [] },
  {
    name: 'a list of actions',
    document: policyWith({ Effect: 'Allow', Action: 'sts:*', Resource: '*' }),
    finds: [],
  },
])
