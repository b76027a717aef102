import { rule } from '../../../rules/syntax/white-space-over-quota.ts'
import { policySized } from '../../helpers/policy-sized.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const wide = (size: number) => `${JSON.stringify(policySized(size))}${' '.repeat(300)}`

tryRule(rule, [
  {
    name: 'an SCP',
    policyType: 'scp',
    text: wide(10_000),
    finds: [''],
    says: ['the file has 10,300 characters, 300 of them white space; the quota is 10,240'],
  },
  { name: 'an RCP', policyType: 'rcp', text: wide(5000), finds: [''] },
  { name: 'a session policy', policyType: 'session', text: wide(2000), finds: [''] },
  { name: 'an SCP that fits as it is', policyType: 'scp', text: wide(9940), finds: [] },
  { name: 'one that can never fit, which is an error', policyType: 'scp', text: wide(10_241), finds: [] },
  {
    name: 'a trust policy, where white space does not count',
    policyType: 'trust',
    text: wide(2000),
    finds: [],
  },
])
