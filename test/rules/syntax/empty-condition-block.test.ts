import { rule } from '../../../rules/syntax/empty-condition-block.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const when = (Condition: object) => policyWith({ ...allow, Condition })

tryRule(rule, [
  {
    name: 'an operator',
    document: when({ StringEquals: {} }),
    finds: ['/Statement/0/Condition/StringEquals'],
    says: ['"StringEquals" compares nothing'],
  },
  {
    name: 'one of two',
    document: when({ StringEquals: { 'aws:RequestedRegion': 'eu-central-1' }, 'ForAnyValue:StringLike': {} }),
    finds: ['/Statement/0/Condition/ForAnyValue:StringLike'],
  },
  {
    name: 'an operator that does not exist',
    document: when({ Equals: {} }),
    finds: ['/Statement/0/Condition/Equals'],
  },
  { name: 'no operator', document: when({}), finds: [] },
  {
    name: 'an empty list of values',
    document: when({ StringEquals: { 'aws:RequestedRegion': [] } }),
    finds: [],
  },
  { name: 'a list for a block', document: when({ StringEquals: [] }), finds: [] },
])
