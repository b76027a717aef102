import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/empty-element.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'empty lists',
    document: policyWith({ Effect: 'Allow', Action: [], Resource: [] }),
    finds: ['/Statement/0/Action', '/Statement/0/Resource'],
    says: ['"Action" is an empty list', '"Resource" is an empty list'],
  },
  {
    name: 'empty lists of exceptions',
    document: policyWith({ Effect: 'Deny', NotAction: [], NotResource: [] }),
    finds: ['/Statement/0/NotAction', '/Statement/0/NotResource'],
  },
  {
    name: 'empty strings',
    document: policyWith({ Effect: 'Allow', Action: '', Resource: ['*', ''] }),
    finds: ['/Statement/0/Action', '/Statement/0/Resource/1'],
    says: ['"Action" is an empty string', 'a value of "Resource" is an empty string'],
  },
  {
    name: 'no kind of principal',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0/Principal'],
    says: ['"Principal" is an empty object'],
  },
  {
    name: 'no principal of a kind',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: { AWS: [], Service: '' }, Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0/Principal/AWS', '/Statement/0/Principal/Service'],
    says: ['"AWS" in Principal is an empty list', '"Service" in Principal is an empty string'],
  },
  {
    name: 'an empty string for a principal',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: '', Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0/Principal'],
  },
  {
    name: 'an empty statement',
    document: policyWith({}),
    finds: ['/Statement/0'],
    says: ['this statement is empty'],
  },
  {
    name: 'an empty condition, which is another matter',
    document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: {}, Sid: '' }),
    finds: [],
  },
  {
    name: 'an empty value of a condition, which can be meant',
    document: policyWith({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: '*',
      Condition: { StringEquals: { 's3:prefix': '' } },
    }),
    finds: [],
  },
])

it.each([
  [policyWith({}), undefined],
  [policyWith({ Effect: 'Allow', Action: [], Resource: '*' }), undefined],
  [policyWith({ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }), 'trust' as const],
])('explains what would be missing otherwise: %j', async (document, policyType) => {
  const findings = await findingsOf(rules, { document, ...(policyType && { policyType }) })
  expect(findings.map(finding => finding.rule)).toEqual([rule.id])
})
