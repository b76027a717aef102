import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/statement-without-resource.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const Principal = { AWS: '111122223333' }

tryRule(rule, [
  { name: 'no Resource', document: policyWith({ Effect: 'Allow', Action: 's3:*' }), finds: ['/Statement/0'] },
  {
    name: 'in an RCP',
    policyType: 'rcp',
    document: policyWith({ Effect: 'Deny', Principal: '*', Action: 's3:*' }),
    finds: ['/Statement/0'],
  },
  {
    name: 'in an SCP, told so',
    policyType: 'scp',
    document: policyWith({ Effect: 'Deny', Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0'],
  },
  {
    name: 'in a bucket policy',
    document: policyWith({ Effect: 'Allow', Principal, Action: ['s3:GetObject', 'S3:PutObject'] }),
    finds: ['/Statement/0'],
  },
  {
    name: 'in a key policy',
    document: policyWith({ Effect: 'Allow', Principal, Action: 'kms:*' }),
    finds: ['/Statement/0'],
  },
  {
    name: 'in the policy of a repository, which has none',
    document: policyWith({ Effect: 'Allow', Principal, Action: 'ecr:GetDownloadUrlForLayer' }),
    finds: [],
  },
  {
    name: 'in a trust policy, which must have none',
    document: policyWith({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    finds: [],
  },
  { name: 'a Resource', document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), finds: [] },
  {
    name: 'a NotResource',
    document: policyWith({ Effect: 'Deny', Action: 's3:*', NotResource: '*' }),
    finds: [],
  },
  {
    name: 'a misspelt one',
    document: policyWith({ Effect: 'Allow', Action: 's3:*', Resources: '*' }),
    finds: [],
  },
])

it('is silent where a trust policy stands in the wrong place', async () => {
  const document = policyWith({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })
  const findings = await findingsOf(rules, { document, policyType: 'identity' })
  expect(findings.map(finding => finding.rule)).toEqual(['principal-in-identity-policy'])
})
