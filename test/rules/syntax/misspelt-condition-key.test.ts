import { rule } from '../../../rules/syntax/misspelt-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Action = 'sts:AssumeRole') {
  return policyWith({ Effect: 'Allow', Action, Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a slip',
    document: conditions({ ArnLike: { 'aws:PrincipleArn': 'arn:aws:iam::111122223333:role/app' } }),
    finds: ['/Statement/0/Condition/ArnLike/aws:PrincipleArn'],
    says: [
      'no condition key aws:PrincipleArn, so this statement never allows anything; did you mean aws:PrincipalArn?',
    ],
  },
  {
    name: 'the right name behind another prefix',
    document: conditions({ StringEquals: { 'iam:ExternalId': 'abc' } }),
    finds: ['/Statement/0/Condition/StringEquals/iam:ExternalId'],
    says: ['did you mean sts:ExternalId?'],
  },
  {
    name: "the prefix of the statement's own service",
    document: conditions({ StringLike: { 'aws:prefix': 'home/*' } }, 's3:ListBucket'),
    finds: ['/Statement/0/Condition/StringLike/aws:prefix'],
    says: ['did you mean s3:prefix?'],
  },
  {
    name: 'no tag',
    document: conditions({ StringEquals: { 'aws:RequestTag': 'abc' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:RequestTag'],
    says: ['lacks the tag it is about (aws:RequestTag/<tag-key>)'],
  },
  {
    name: 'a guard that lets everybody through',
    document: conditions({ StringEqualsIfExists: { 'aws:PrincipalOrgIds': 'o-a1b2c3d4e5' } }),
    finds: ['/Statement/0/Condition/StringEqualsIfExists/aws:PrincipalOrgIds'],
    says: ['so this statement allows as if the condition were not there'],
  },
  {
    name: 'any case',
    document: conditions({
      StringEquals: { 'AWS:PRINCIPALACCOUNT': '111122223333', 'sts:externalid': 'abc' },
    }),
    finds: [],
  },
  {
    name: 'an unknown key that is near to none',
    document: conditions({ StringEquals: { 'aws:Nothing': '1', 'rds-db:DatabaseName': 'x' } }),
    finds: [],
  },
])
