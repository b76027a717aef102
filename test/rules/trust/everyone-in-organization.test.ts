import { rule } from '../../../rules/trust/everyone-in-organization.ts'
import { agreedId, allow, inTrust, trust, vendor } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const everyone = (condition?: object) => trust(allow('*', condition))
const org = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }

tryRule(rule, [
  { name: 'an organization', document: everyone({ StringEquals: org }), finds: [inTrust()] },
  {
    name: 'a unit of one',
    document: everyone({
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' },
    }),
    finds: [inTrust()],
  },
  {
    name: 'a role in it',
    document: everyone({ StringEquals: org, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tool' } }),
    finds: [],
  },
  {
    name: 'an account of it',
    document: everyone({ StringEquals: { ...org, 'aws:PrincipalAccount': vendor } }),
    finds: [],
  },
  {
    name: 'an external id too',
    document: everyone({ StringEquals: { ...org, 'sts:ExternalId': agreedId } }),
    finds: [],
  },
  { name: 'not demanded', document: everyone({ StringEqualsIfExists: org }), finds: [] },
  { name: 'one account', document: trust(allow(vendor, { StringEquals: org })), finds: [] },
])
