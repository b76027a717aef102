import { rule } from '../../../rules/syntax/suspect-wildcard-in-exact-operator.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a prefix',
    document: conditions({ StringEquals: { 's3:prefix': ['home/*', 'home'] } }),
    finds: ['/Statement/0/Condition/StringEquals/s3:prefix/0'],
    says: ['StringEquals takes the star in "home/*" literally for s3:prefix'],
  },
  {
    name: 'an unknown key',
    document: conditions({ StringNotEquals: { 'foo:bar': '*' } }),
    finds: ['/Statement/0/Condition/StringNotEquals/foo:bar'],
  },
  {
    name: 'question marks, which addresses have',
    document: conditions({ StringEquals: { 'aws:Referer': 'https://example.com/?page=1' } }),
    finds: [],
  },
  {
    name: 'StringLike, escapes, and keys that are never wild',
    document: conditions({
      StringLike: { 's3:prefix': 'home/*' },
      StringEquals: { 's3:delimiter': '${*}', 'aws:PrincipalArn': '*' },
    }),
    finds: [],
  },
])
