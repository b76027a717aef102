import { rule } from '../../../rules/syntax/multivalued-key-without-set-operator.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'tag keys',
    document: conditions({ StringEquals: { 'aws:TagKeys': ['team'] } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:TagKeys'],
    says: ['one request can hold several values of aws:TagKeys, and StringEquals compares a single one'],
  },
  {
    name: 'paths of an organization, negated',
    document: conditions({ StringNotLikeIfExists: { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }),
    finds: ['/Statement/0/Condition/StringNotLikeIfExists/aws:PrincipalOrgPaths'],
  },
  {
    name: 'qualified',
    document: conditions({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    finds: [],
  },
  {
    name: 'Null asks of the whole list',
    document: conditions({ Null: { 'aws:TagKeys': 'false' } }),
    finds: [],
  },
  {
    name: 'several values in the policy, one in the request',
    document: conditions({ StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-west-2'] } }),
    finds: [],
  },
  { name: 'an unknown operator', document: conditions({ StringEqual: { 'aws:TagKeys': 'x' } }), finds: [] },
])
