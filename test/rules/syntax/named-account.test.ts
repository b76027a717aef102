import { rule } from '../../../rules/syntax/named-account.ts'
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
  { name: 'an alias', document: on('arn:aws:iam::acme-prod:role/app'), finds: at, says: ['"acme-prod" in'] },
  {
    name: 'a missing section',
    document: on('arn:aws:lambda:eu-west-1:function:app'),
    finds: at,
    says: ['has the type "function" where the account has to stand'],
  },
  {
    name: 'in a condition',
    document: when('arn:aws:iam::acme:role/app'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  {
    name: 'an account',
    document: on(['arn:aws:iam::444455556666:role/app', 'arn:aws:iam::1234:role/app']),
    finds: [],
  },
  { name: 'none', document: on(['arn:aws:s3:::x', '*', 'arn:aws:iam::*:role/app']), finds: [] },
  {
    name: 'AWS itself',
    document: on([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::partner:policy/permissions-boundary/x',
      'arn:aws:mediaconnect:eu-west-1:offering:x',
    ]),
    finds: [],
  },
])
