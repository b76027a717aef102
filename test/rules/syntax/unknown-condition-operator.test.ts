import { rule } from '../../../rules/syntax/unknown-condition-operator.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition })
}
const arn = 'arn:aws:iam::111122223333:role/app'

tryRule(rule, [
  {
    name: 'a letter is missing',
    document: conditions({ StringEqual: { 'aws:PrincipalArn': arn } }),
    finds: ['/Statement/0/Condition/StringEqual'],
    says: ['did you mean StringEquals?'],
  },
  {
    name: 'the wrong case',
    document: conditions({ stringEquals: { 'aws:PrincipalArn': arn } }),
    finds: ['/Statement/0/Condition/stringEquals'],
    says: ['AWS minds the case of operators, and knows StringEquals, not stringEquals'],
  },
  {
    name: 'the wrong case of a suffix',
    document: conditions({ BoolIfexists: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: ['/Statement/0/Condition/BoolIfexists'],
    says: ['BoolIfExists'],
  },
  {
    name: 'a qualifier of another number',
    document: conditions({ 'ForAllValue:StringLike': { 'aws:TagKeys': 'x' } }),
    finds: ['/Statement/0/Condition/ForAllValue:StringLike'],
    says: ['did you mean ForAllValues:StringLike?'],
  },
  {
    name: 'a name of another language',
    document: conditions({ Boolean: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: ['/Statement/0/Condition/Boolean'],
    says: ['did you mean Bool?'],
  },
  {
    name: 'an operator that AWS does not have and nothing near it',
    document: conditions({ StringLikeIgnoreCase: { 'aws:username': 'a*' } }),
    finds: ['/Statement/0/Condition/StringLikeIgnoreCase'],
    says: ['StringLikeIgnoreCase is no condition operator'],
  },
  {
    name: 'a key where the operator should be',
    document: conditions({ 'aws:SourceIp': '203.0.113.0/24' }),
    finds: ['/Statement/0/Condition/aws:SourceIp'],
    says: ['aws:SourceIp is a condition key, and the operator around it is missing'],
  },
  {
    name: 'two at once, beside a good one',
    document: conditions({
      StringEqual: { 'aws:username': 'a' },
      StringLike: { 'aws:username': 'a*' },
      ArnEqual: { 'aws:PrincipalArn': arn },
    }),
    finds: ['/Statement/0/Condition/StringEqual', '/Statement/0/Condition/ArnEqual'],
  },
  {
    name: 'operators with all that may stand around them',
    document: conditions({
      'ForAnyValue:StringNotEqualsIfExists': { 'aws:TagKeys': 'x' },
      StringNotLikeIfExists: { 'aws:username': 'a*' },
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': arn },
      Null: { 'aws:TokenIssueTime': 'true' },
    }),
    finds: [],
  },
  { name: 'an empty block, which AWS lets pass', document: conditions({ x: {} }), finds: [] },
  { name: 'a Condition that is no object', document: conditions('StringEqual' as never), finds: [] },
])
