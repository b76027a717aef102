import { rule } from '../../../rules/syntax/missing-action-for-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function statement(Action: string | string[], Condition: object, Effect = 'Allow'): never {
  return { Effect, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action, Condition } as never
}
const tag = { StringEquals: { 'aws:RequestTag/dbuser': 'app' } }

tryRule(rule, [
  {
    name: 'a session tag',
    document: policyWith(statement('sts:AssumeRole', tag)),
    finds: ['/Statement/0/Condition/StringEquals/aws:RequestTag~1dbuser'],
    says: ['no statement here allows sts:TagSession, without which nobody can set aws:RequestTag/dbuser'],
  },
  {
    name: 'a source identity',
    document: policyWith(statement('sts:AssumeRole', { StringLike: { 'sts:SourceIdentity': '*' } })),
    finds: ['/Statement/0/Condition/StringLike/sts:SourceIdentity'],
    says: ['sts:SetSourceIdentity'],
  },
  {
    name: 'keys of tags that have to be there',
    document: policyWith(
      statement('sts:AssumeRole', {
        'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'dbuser' },
        Null: { 'aws:TagKeys': 'false' },
      }),
    ),
    finds: [
      '/Statement/0/Condition/ForAnyValue:StringEquals/sts:TransitiveTagKeys',
      '/Statement/0/Condition/Null/aws:TagKeys',
    ],
  },
  {
    name: 'the action in the statement, or by a wildcard',
    document: {
      Version: '2012-10-17',
      Statement: [statement(['sts:AssumeRole', 'sts:TagSession'], tag), statement('sts:*', tag)],
    },
    finds: [],
  },
  {
    name: 'the action in another statement',
    document: {
      Version: '2012-10-17',
      Statement: [statement('sts:AssumeRole', tag), statement('STS:tagsession', {})],
    },
    finds: [],
  },
  {
    name: 'conditions that hold without tags',
    document: policyWith(
      statement('sts:AssumeRole', {
        StringEqualsIfExists: { 'aws:RequestTag/a': 'x' },
        StringNotEquals: { 'aws:RequestTag/b': 'x' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' },
        Null: { 'sts:SourceIdentity': 'true' },
      }),
    ),
    finds: [],
  },
  { name: 'a Deny', document: policyWith(statement('sts:AssumeRole', tag, 'Deny')), finds: [] },
  {
    name: 'tags of the caller, who brings them along',
    document: policyWith(statement('sts:AssumeRole', { StringEquals: { 'aws:PrincipalTag/team': 'x' } })),
    finds: [],
  },
  {
    name: 'no trust policy',
    document: policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition: tag }),
    finds: [],
  },
])
