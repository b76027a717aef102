import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/principal-and-notprincipal.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = { Principal: { AWS: '111122223333' }, NotPrincipal: { AWS: '444455556666' } }
const trust = { Effect: 'Allow', Action: 'sts:AssumeRole' }

tryRule(rule, [
  {
    name: 'a trust policy',
    document: policyWith({ ...trust, ...both }),
    finds: ['/Statement/0/NotPrincipal'],
  },
  {
    name: 'a bucket policy',
    document: policyWith({ Effect: 'Deny', Action: 's3:*', Resource: '*', ...both }),
    finds: ['/Statement/0/NotPrincipal'],
  },
  { name: 'Principal alone', document: policyWith({ ...trust, Principal: both.Principal }), finds: [] },
  {
    name: 'NotPrincipal alone',
    document: policyWith({ ...trust, NotPrincipal: both.NotPrincipal }),
    finds: [],
  },
  {
    name: 'a permission policy, which can have neither',
    policyType: 'identity',
    document: policyWith({ ...trust, ...both, Resource: '*' }),
    finds: [],
  },
])

it('is the only one to speak about it', async () => {
  const findings = await findingsOf(rules, { document: policyWith({ ...trust, ...both }) })
  expect(findings.map(finding => finding.rule)).toEqual([rule.id])
})
