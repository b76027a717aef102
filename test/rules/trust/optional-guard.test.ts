import { rule } from '../../../rules/trust/optional-guard.ts'
import { allow, condition, deny, inTrust, trust, vendorRoot } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const mfa = { 'aws:MultiFactorAuthPresent': 'true' }
const org = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }
const paths = { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' }
const having = (block: object) => trust(allow(vendorRoot, block))
const at = (operator: string, key: string) => inTrust(0, condition(operator, key))

tryRule(rule, [
  {
    name: 'MFA',
    document: having({ BoolIfExists: mfa }),
    finds: [at('BoolIfExists', 'aws:MultiFactorAuthPresent')],
    says: ['long-term access keys'],
  },
  {
    name: 'a recent MFA',
    document: having({ NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }),
    finds: [at('NumericLessThanIfExists', 'aws:MultiFactorAuthAge')],
  },
  {
    name: 'an organization',
    document: having({ StringEqualsIfExists: org }),
    finds: [at('StringEqualsIfExists', 'aws:PrincipalOrgID')],
    says: ['outside of every organization'],
  },
  {
    name: 'a unit of one',
    document: having({ 'ForAllValues:StringLike': paths }),
    finds: [at('ForAllValues:StringLike', 'aws:PrincipalOrgPaths')],
  },
  {
    name: 'a tag',
    document: having({ StringEqualsIfExists: { 'aws:PrincipalTag/team': 'db' } }),
    finds: [inTrust(0, 'Condition/StringEqualsIfExists/aws:PrincipalTag~1team')],
  },
  {
    name: 'demanded',
    document: having({ Bool: mfa, StringEquals: org, 'ForAnyValue:StringLike': paths }),
    finds: [],
  },
  {
    name: 'demanded beside',
    document: having({ 'ForAllValues:StringLike': paths, Null: { 'aws:PrincipalOrgPaths': 'false' } }),
    finds: [],
  },
  {
    name: 'demanded by a Deny',
    document: trust(
      allow(vendorRoot, { BoolIfExists: mfa }),
      deny('*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    ),
    finds: [],
  },
  {
    name: 'a Deny, where IfExists belongs',
    document: trust(
      allow(vendorRoot),
      deny('*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
    ),
    finds: [],
  },
  {
    name: 'addresses, which calls through an endpoint lack',
    document: having({ IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } }),
    finds: [],
  },
  {
    name: 'everyone, of which another rule speaks',
    document: trust(allow('*', { StringEqualsIfExists: org })),
    finds: [],
  },
  { name: 'no condition', document: trust(allow(vendorRoot)), finds: [] },
])
