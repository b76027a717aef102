import { rule } from '../../../rules/syntax/malformed-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a blank behind the name',
    document: conditions({ StringEquals: { 'sts:ExternalId ': 'abc' } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId '],
    says: ['has a blank in it, so this statement never allows anything (write sts:ExternalId)'],
  },
  {
    name: 'no prefix',
    document: conditions({ StringLike: { PrincipalArn: 'arn:aws:iam::111122223333:role/app' } }),
    finds: ['/Statement/0/Condition/StringLike/PrincipalArn'],
    says: ['(write aws:PrincipalArn)'],
  },
  {
    name: 'an operator in an operator',
    document: conditions({ StringEquals: { StringLike: 'x' } }),
    finds: ['/Statement/0/Condition/StringEquals/StringLike'],
    says: ['StringLike is an operator, and stands inside another one'],
  },
  {
    name: 'no prefix, and a key of STS',
    document: conditions({ StringEquals: { ExternalId: 'abc' } }),
    finds: ['/Statement/0/Condition/StringEquals/ExternalId'],
    says: ['(write sts:ExternalId)'],
  },
  {
    name: 'an issuer with its scheme',
    document: conditions({ StringEquals: { 'https://id.example.com:sub': 'x' } }),
    finds: ['/Statement/0/Condition/StringEquals/https:~1~1id.example.com:sub'],
    says: ['(write id.example.com:sub)'],
  },
  {
    name: "a provider's ARN",
    document: conditions({
      StringEquals: { 'arn:aws:iam::111122223333:oidc-provider/id.example.com:sub': 'x' },
    }),
    finds: [
      '/Statement/0/Condition/StringEquals/arn:aws:iam::111122223333:oidc-provider~1id.example.com:sub',
    ],
    says: ['(write id.example.com:sub)'],
  },
  {
    name: 'negated: the statement goes unguarded',
    document: conditions({ StringNotEquals: { 'aws: PrincipalAccount': '111122223333' } }),
    finds: ['/Statement/0/Condition/StringNotEquals/aws: PrincipalAccount'],
    says: ['so this statement allows as if the condition were not there'],
  },
  {
    name: 'blanks, colons and slashes in the keys of tags',
    document: conditions({
      StringEquals: {
        'aws:PrincipalTag/cost center': '1',
        'aws:ResourceTag/aws:cloudformation:stack-name': 'x',
      },
    }),
    finds: [],
  },
  {
    name: 'keys that AWS does not know, well written',
    document: conditions({ StringEquals: { 'foo:bar': '1', 'id.example.com/realms/x:sub': 'x' } }),
    finds: [],
  },
  {
    name: 'a placeholder, which is for another rule',
    document: conditions({ StringEquals: { '<OIDC_PROVIDER>:sub': '1' } }),
    finds: [],
  },
])
