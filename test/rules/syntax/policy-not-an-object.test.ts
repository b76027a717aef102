import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/policy-not-an-object.ts'
import { findingsOf, tryRule } from '../../helpers/try-rule.ts'

const statement = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const policy = { Version: '2012-10-17', Statement: [statement] }

tryRule(rule, [
  { name: 'a number', policyType: 'identity', text: '42', finds: [''], says: ['a number stands'] },
  { name: 'a string', policyType: 'trust', text: '"none"', finds: [''], says: ['a string stands'] },
  { name: 'null', policyType: 'scp', text: 'null', finds: [''], says: ['null stands'] },
  { name: 'an empty list', policyType: 'identity', document: [], finds: [''], says: ['a list stands'] },
  {
    name: 'a list of policies that is told to be one policy',
    policyType: 'identity',
    document: [policy, policy],
    finds: [''],
    says: ['a list of policies'],
  },
  {
    name: 'a list of statements, of which nobody said what it is',
    document: [statement],
    finds: [''],
    says: ['a list of statements'],
  },
  {
    name: 'a list of statements in a wrapper',
    document: { RoleName: 'app', AssumeRolePolicyDocument: [statement] },
    finds: ['/AssumeRolePolicyDocument'],
  },
  { name: 'a list of policies in a file', document: [policy, policy], finds: [] },
  {
    name: 'a list of things with policies in them',
    policyType: 'trust',
    document: [{ RoleName: 'a', AssumeRolePolicyDocument: policy }],
    finds: [],
  },
  { name: 'a policy', document: policy, finds: [] },
  {
    name: 'a policy in a string',
    policyType: 'identity',
    text: JSON.stringify(JSON.stringify(policy)),
    finds: [],
  },
])

it.each(['42', 'null', '[]', '"x"', JSON.stringify([statement])])(
  'is all that is said about %s',
  async text => {
    const findings = await findingsOf(rules, { text, policyType: 'identity' })
    expect(findings.map(finding => finding.rule)).toEqual([rule.id])
  },
)
