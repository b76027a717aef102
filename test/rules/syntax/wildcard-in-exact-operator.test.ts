import { rule } from '../../../rules/syntax/wildcard-in-exact-operator.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'an ARN',
    document: conditions({ StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:PrincipalArn'],
    says: [
      'takes the wildcard in "arn:aws:iam::111122223333:role/app-*" literally, and no aws:PrincipalArn contains one',
    ],
  },
  {
    name: 'an external id that is to be any',
    document: conditions({ StringEquals: { 'sts:ExternalId': '*' } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
  },
  {
    name: 'a subject',
    document: conditions({
      StringEqualsIgnoreCase: { 'token.actions.githubusercontent.com:sub': ['repo:acme/schema:*', 'x'] },
    }),
    finds: ['/Statement/0/Condition/StringEqualsIgnoreCase/token.actions.githubusercontent.com:sub/0'],
    says: ['so this value has no effect'],
  },
  {
    name: 'a Deny that hits everybody',
    document: conditions({ StringNotEquals: { 'aws:PrincipalTag/team': 'db?' } }, 'Deny'),
    finds: ['/Statement/0/Condition/StringNotEquals/aws:PrincipalTag~1team'],
    says: ['so this statement denies as if the condition were not there'],
  },
  {
    name: 'where wildcards are wildcards',
    document: conditions({
      StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' },
      ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' },
    }),
    finds: [],
  },
  {
    name: 'values that may contain one, unknown keys, and escapes',
    document: conditions({
      StringEquals: {
        's3:prefix': 'home/*',
        'foo:bar': '*',
        'aws:username': '${*}',
        'aws:PrincipalTag/team': "${aws:username, '*'}",
      },
    }),
    finds: [],
  },
])
