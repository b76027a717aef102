import { rule } from '../../../rules/syntax/missing-statement.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'a version alone', document: { Version: '2012-10-17' }, finds: [''], says: ['no Statement'] },
  { name: 'nothing', policyType: 'trust', document: {}, finds: [''] },
  {
    name: 'something else',
    policyType: 'identity',
    document: { name: 'x' },
    finds: [''],
    says: ['this policy has no Statement'],
  },
  {
    name: 'a statement without a policy',
    policyType: 'identity',
    document: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    finds: [''],
    says: ['a statement without the policy around it'],
  },
  {
    name: 'in a wrapper',
    document: { PolicyDocument: { Version: '2012-10-17' } },
    finds: ['/PolicyDocument'],
  },
  { name: 'an empty list is another matter', document: { Version: '2012-10-17', Statement: [] }, finds: [] },
  { name: 'a misspelt one too', document: { Version: '2012-10-17', statements: [] }, finds: [] },
  { name: 'one of the wrong type too', document: { Version: '2012-10-17', Statement: null }, finds: [] },
])
