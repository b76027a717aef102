import { rule } from '../../../rules/syntax/variable-in-old-version.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const Resource = 'arn:aws:s3:::home/${aws:username}/*'
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource }

tryRule(rule, [
  {
    name: 'the version of 2008',
    document: policyWith(statement, '2008-10-17'),
    finds: ['/Statement/0/Resource'],
    says: ['${aws:username} is literal text, because the policy does not say "Version": "2012-10-17"'],
  },
  { name: 'no version', document: { Statement: [statement] }, finds: ['/Statement/0/Resource'] },
  {
    name: 'in a condition, and escapes',
    document: policyWith(
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::a${*}b',
        Condition: { StringLike: { 's3:prefix': ['', '${aws:userid}/*'] } },
      },
      '2008-10-17',
    ),
    finds: ['/Statement/0/Resource', '/Statement/0/Condition/StringLike/s3:prefix/1'],
  },
  { name: 'the version of 2012', document: policyWith(statement), finds: [] },
  {
    name: 'placeholders, which are none',
    document: policyWith({ ...statement, Resource: 'arn:aws:s3:::${bucket}' }, '2008-10-17'),
    finds: [],
  },
])
