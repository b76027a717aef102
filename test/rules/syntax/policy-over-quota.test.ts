import { rule } from '../../../rules/syntax/policy-over-quota.ts'
import { policySized } from '../../helpers/policy-sized.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a trust policy over what can be granted',
    policyType: 'trust',
    document: policySized(8193),
    finds: [''],
    says: ['a trust policy has at most 8,192 characters, and this one 8,193 without white space'],
  },
  {
    name: 'a trust policy as large as can be granted',
    policyType: 'trust',
    document: policySized(8192),
    finds: [],
  },
  { name: 'a boundary', policyType: 'boundary', document: policySized(6145), finds: [''] },
  { name: 'a boundary that just fits', policyType: 'boundary', document: policySized(6144), finds: [] },
  { name: 'a permission policy', policyType: 'identity', document: policySized(10_241), finds: [''] },
  { name: 'one that fits into a role', policyType: 'identity', document: policySized(10_240), finds: [] },
  {
    name: 'one in a wrapper, which AWS has none of',
    document: { PolicyName: 'p', PolicyDocument: policySized(10_241) },
    finds: ['/PolicyDocument'],
  },
  { name: 'one that may be AWS’s own', document: policySized(20_000), finds: [] },
  {
    name: 'an SCP',
    policyType: 'scp',
    document: policySized(10_241),
    finds: [''],
    says: ['an SCP has at most 10,240'],
  },
  { name: 'an SCP that just fits', policyType: 'scp', document: policySized(10_240), finds: [] },
  {
    name: 'an RCP',
    policyType: 'rcp',
    document: policySized(5121),
    finds: [''],
    says: ['and this one 5,121'],
  },
  { name: 'a session policy', policyType: 'session', document: policySized(2049), finds: [''] },
  {
    name: 'a resource policy, whose service decides',
    policyType: 'resource',
    document: policySized(40_000),
    finds: [],
  },
])
