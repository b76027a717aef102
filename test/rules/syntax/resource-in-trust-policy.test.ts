import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/resource-in-trust-policy.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = { Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }

tryRule(rule, [
  {
    name: 'told by the shape',
    document: policyWith({ ...trust, Resource: '*' }),
    finds: ['/Statement/0/Resource'],
    says: ['has no place in a trust policy'],
  },
  {
    name: 'told by the wrapper',
    document: { AssumeRolePolicyDocument: policyWith({ ...trust, NotResource: '*' }) },
    finds: ['/AssumeRolePolicyDocument/Statement/0/NotResource'],
  },
  {
    name: 'everybody, told to be a trust policy',
    policyType: 'trust',
    document: policyWith({ ...trust, Principal: '*', Resource: '*' }),
    finds: ['/Statement/0/Resource'],
  },
  {
    name: 'a permission policy in its place',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    finds: ['/Statement/0/Resource'],
    says: ['this is a permission policy'],
  },
  {
    name: 'the policy of an STS endpoint, told by nobody',
    document: policyWith({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }),
    finds: [],
  },
  {
    name: 'an RCP, told by nobody',
    document: policyWith({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['sts:AssumeRole', 'sts:SetContext'],
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }),
    finds: [],
  },
  { name: 'none', document: policyWith(trust), finds: [] },
])

it('says once that the documents are swapped', async () => {
  const document = policyWith({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: 'arn:aws:iam::444455556666:role/r',
  })
  const findings = await findingsOf(rules, { document, policyType: 'trust' })
  expect(findings.map(finding => finding.rule)).toEqual([rule.id])
})
