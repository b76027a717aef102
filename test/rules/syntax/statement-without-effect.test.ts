import { rule } from '../../../rules/syntax/statement-without-effect.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'no Effect', document: policyWith({ Action: 's3:*', Resource: '*' }), finds: ['/Statement/0'] },
  { name: 'an Effect', document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), finds: [] },
  {
    name: 'only the second of two',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny' }, { Action: 's3:*' }] },
    finds: ['/Statement/1'],
  },
  {
    name: 'a misspelt one',
    document: policyWith({ effect: 'Allow', Action: 's3:*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'a note does not stand for it',
    document: policyWith({ Note: 'Allow', Action: 's3:*', Resource: '*' }),
    finds: ['/Statement/0'],
  },
])
