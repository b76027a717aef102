import { rule } from '../../../rules/syntax/empty-condition.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  {
    name: 'an empty object',
    document: policyWith({ ...allow, Condition: {} }),
    finds: ['/Statement/0/Condition'],
  },
  { name: 'an empty block', document: policyWith({ ...allow, Condition: { Bool: {} } }), finds: [] },
  {
    name: 'an empty list, which is another matter',
    document: policyWith({ ...allow, Condition: [] }),
    finds: [],
  },
  { name: 'none', document: policyWith(allow), finds: [] },
])
