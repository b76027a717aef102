import { rule } from '../../../rules/syntax/policy-over-default-quota.ts'
import { policySized } from '../../helpers/policy-sized.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a trust policy',
    policyType: 'trust',
    document: policySized(2049),
    finds: [''],
    says: ['2,049 characters without white space; the default quota is 2,048, and can be raised to 8,192'],
  },
  { name: 'a trust policy that just fits', policyType: 'trust', document: policySized(2048), finds: [] },
  {
    name: 'one that can never fit, which is an error',
    policyType: 'trust',
    document: policySized(8193),
    finds: [],
  },
  {
    name: 'a permission policy',
    policyType: 'identity',
    document: policySized(6145),
    finds: [''],
    says: ['6,144'],
  },
  {
    name: 'a permission policy that just fits',
    policyType: 'identity',
    document: policySized(6144),
    finds: [],
  },
  {
    name: 'one that can never fit, which is an error',
    policyType: 'identity',
    document: policySized(10_241),
    finds: [],
  },
  {
    name: 'one in a wrapper, which may be in force',
    document: { PolicyDocument: policySized(7000) },
    finds: [],
  },
  { name: 'one that may be AWS’s own', document: policySized(7000), finds: [] },
])
