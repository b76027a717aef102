import { rule } from '../../../rules/syntax/malformed-account-in-condition.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = (block: object) =>
  policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: { StringLike: block } })
const at = (key: string) => `/Statement/0/Condition/StringLike/${key}`

tryRule(rule, [
  {
    name: 'too few and too many digits',
    document: allow({ 'aws:SourceAccount': ['11122223333', '1111222233334'], 'AWS:PrincipalAccount': '1' }),
    finds: [`${at('aws:SourceAccount')}/0`, `${at('aws:SourceAccount')}/1`, at('AWS:PrincipalAccount')],
    says: ['has 11 digits', 'has 13 digits', 'has 1 digit,'],
  },
  {
    name: 'separators',
    document: allow({ 'aws:SourceAccount': '1111-2222-3333' }),
    finds: [at('aws:SourceAccount')],
    says: ['is written with separators'],
  },
  {
    name: 'an ARN, whatever the key',
    document: allow({ 'aws:PrincipalArn': 'arn:aws:iam::1112222333:role/app' }),
    finds: [at('aws:PrincipalArn')],
    says: ['the account id 1112222333 has 10 digits'],
  },
  {
    name: 'accounts, patterns and variables',
    document: allow({
      'aws:SourceAccount': ['111122223333', '1111*', '${aws:PrincipalAccount}', '*'],
      'aws:SourceArn': ['arn:aws:s3:::bucket', 'arn:aws:rds:*:*:db:x', 'arn:aws:iam::aws:policy/x'],
      'aws:PrincipalTag/account': '11122223333',
      's3:prefix': '2024-01-01',
    }),
    finds: [],
  },
])
