import { rule } from '../../../rules/syntax/larger-than-managed-policy.ts'
import { policySized } from '../../helpers/policy-sized.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'too large',
    document: policySized(6145),
    finds: [''],
    says: ['6,145 characters without white space'],
  },
  { name: 'much too large', document: policySized(40_000), finds: [''] },
  { name: 'in a wrapper', document: { PolicyDocument: policySized(6145) }, finds: ['/PolicyDocument'] },
  { name: 'just fits', document: policySized(6144), finds: [] },
  {
    name: 'told to be one’s own, which is another matter',
    policyType: 'identity',
    document: policySized(6145),
    finds: [],
  },
])
