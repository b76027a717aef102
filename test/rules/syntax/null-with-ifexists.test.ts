import { rule } from '../../../rules/syntax/null-with-ifexists.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'the two together',
    document: conditions({ NullIfExists: { 'sts:ExternalId': 'true' } }),
    finds: ['/Statement/0/Condition/NullIfExists'],
    says: ['Null already asks'],
  },
  {
    name: 'with a qualifier',
    document: conditions({ 'ForAllValues:NullIfExists': { 'aws:TagKeys': 'true' } }),
    finds: ['/Statement/0/Condition/ForAllValues:NullIfExists'],
  },
  {
    name: 'Null alone, and IfExists elsewhere',
    document: conditions({
      Null: { 'sts:ExternalId': 'true' },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
    }),
    finds: [],
  },
  { name: 'no condition', document: policyWith({ Effect: 'Deny', Action: '*', Resource: '*' }), finds: [] },
])
