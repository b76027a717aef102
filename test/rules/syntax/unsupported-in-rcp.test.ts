import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { rule } from '../../../rules/syntax/unsupported-in-rcp.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const policyType = 'rcp'
const deny = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }

tryRule(rule, [
  {
    name: 'an Allow',
    policyType,
    document: policyWith({ ...deny, Effect: 'Allow' }),
    finds: ['/Statement/0/Effect'],
    says: ['an RCP cannot allow'],
  },
  {
    name: 'a principal',
    policyType,
    document: policyWith({ ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    finds: ['/Statement/0/Principal'],
    says: ['can only be "*"'],
  },
  {
    name: 'everybody and somebody',
    policyType,
    document: policyWith({ ...deny, Principal: { AWS: '*', Service: 'rds.amazonaws.com' } }),
    finds: ['/Statement/0/Principal'],
  },
  {
    name: 'exceptions',
    policyType,
    document: policyWith({ Effect: 'Deny', NotPrincipal: '*', NotAction: 'sts:*', Resource: '*' }),
    finds: ['/Statement/0/NotPrincipal', '/Statement/0/NotAction'],
    says: ['cannot have "NotPrincipal"', 'cannot have "NotAction"'],
  },
  {
    name: 'all actions',
    policyType,
    document: policyWith({ ...deny, Action: ['s3:*', '*'] }),
    finds: ['/Statement/0/Action/1'],
    says: ['cannot be "*"'],
  },
  {
    name: 'actions of RDS',
    policyType,
    document: policyWith({ ...deny, Action: ['sts:AssumeRole', 'rds-db:connect', 'RDS:*'] }),
    finds: ['/Statement/0/Action/1', '/Statement/0/Action/2'],
    says: ['none can guard "rds-db:connect"'],
  },
  {
    name: 'AWS’s own RCPFullAWSAccess',
    policyType,
    document: policyWith({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'everybody, in the long form; exempted resources; wildcards',
    policyType,
    document: policyWith({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['sts:Assume*', 's3:*Object'],
      NotResource: 'arn:aws:iam::111122223333:role/vendor',
    }),
    finds: [],
  },
  {
    name: 'a resource policy',
    document: policyWith({ ...deny, Effect: 'Allow', Action: 's3:*', Principal: { AWS: '111122223333' } }),
    finds: [],
  },
])

it('does not repeat what another rule says about the same element', async () => {
  const document = policyWith({ ...deny, NotAction: 's3:*' })
  const findings = await findingsOf(rules, { document, policyType })
  expect(findings.map(finding => finding.rule)).toEqual(['action-and-notaction'])
})
