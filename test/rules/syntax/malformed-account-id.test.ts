import { rule } from '../../../rules/syntax/malformed-account-id.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) => policyWith({ Effect: 'Allow', Action: '*', Resource })
const at = ['/Statement/0/Resource']
const when = (value: string) =>
  policyWith({
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { ArnLike: { 'aws:SourceArn': value } },
  })

tryRule(rule, [
  {
    name: 'eleven digits',
    document: on('arn:aws:iam::12345678901:role/app'),
    finds: at,
    says: ['has 11 digits instead of twelve'],
  },
  { name: 'ten digits', document: on('arn:aws:rds-db:us-east-2:1234567890:dbuser:db-ABC/app'), finds: at },
  { name: 'thirteen digits', document: on('arn:aws:iam::1234567890123:role/app'), finds: at },
  { name: 'hyphens', document: on('arn:aws:iam::4444-5555-6666:role/app'), finds: at, says: ['has hyphens'] },
  { name: 'a placeholder', document: on('arn:aws:iam::ACCOUNT_ID:role/app'), finds: at },
  { name: 'a word, which another rule says', document: on('arn:aws:iam::acme-prod:role/app'), finds: [] },
  {
    name: 'in a condition',
    document: when('arn:aws:iam::1234:role/app'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  { name: 'twelve digits', document: on('arn:aws:iam::444455556666:role/app'), finds: [] },
  { name: 'none', document: on(['arn:aws:s3:::x', 'arn:aws:ec2:eu-west-1::image/x', '*']), finds: [] },
  {
    name: 'wildcards and variables',
    document: on([
      'arn:aws:iam::*:role/x',
      'arn:aws:iam::4444*:role/x',
      'arn:aws:kms:*:${aws:PrincipalAccount}:key/*',
    ]),
    finds: [],
  },
  {
    name: 'AWS itself',
    document: on(['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:mediaconnect:eu-west-1:offering:x']),
    finds: [],
  },
])
