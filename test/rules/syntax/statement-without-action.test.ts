import { rule } from '../../../rules/syntax/statement-without-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'no Action', document: policyWith({ Effect: 'Allow', Resource: '*' }), finds: ['/Statement/0'] },
  {
    name: 'in a trust policy',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' } }),
    finds: ['/Statement/0'],
  },
  {
    name: 'the second of two',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*' }, { Effect: 'Deny' }] },
    finds: ['/Statement/1'],
  },
  { name: 'an Action', document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), finds: [] },
  {
    name: 'a NotAction',
    document: policyWith({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'a misspelt one',
    document: policyWith({ Effect: 'Allow', actions: 's3:*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'an empty one, which is another matter',
    document: policyWith({ Effect: 'Allow', Action: [] }),
    finds: [],
  },
])
