import { rule } from '../../../rules/trust/account-without-external-id.ts'
import {
  agreedId,
  allow,
  bothOwned,
  inRole,
  inTrust,
  linkOf,
  own,
  ownedHere,
  role,
  trust,
  vendor,
  vendorRole,
  vendorRoot,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const with_ = (condition: object) => trust(allow(vendorRoot, condition))

tryRule(rule, [
  { name: 'a whole account', document: trust(allow(vendorRoot)), finds: [inTrust()], says: [vendor] },
  { name: 'by its number', document: trust(allow(vendor)), finds: [inTrust()] },
  {
    name: 'another than the role is of',
    document: role(allow(vendorRoot)),
    finds: [inRole()],
    says: ["another than the role's"],
  },
  {
    name: 'two accounts, of which one has a guard',
    document: trust(
      allow([vendorRoot, `arn:aws:iam::${own}:root`]),
      allow('777788889999', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    ),
    finds: [inTrust(0, 'Principal/AWS/0'), inTrust(0, 'Principal/AWS/1')],
  },
  {
    name: 'a condition that anybody of the account meets',
    document: with_({
      IpAddress: { 'aws:SourceIp': '0.0.0.0/0' },
      StringLike: { 'sts:RoleSessionName': 'app-*' },
    }),
    finds: [inTrust()],
  },
  {
    name: 'a pattern that any role matches',
    document: with_({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${vendor}:role/*` } }),
    finds: [inTrust()],
  },
  {
    name: 'everyone, narrowed to the account',
    document: trust(allow('*', { StringEquals: { 'aws:PrincipalAccount': vendor } })),
    finds: [inTrust()],
  },
  {
    name: 'MFA that is not demanded',
    document: with_({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: [inTrust()],
  },
  { name: 'an external id', document: with_({ StringEquals: { 'sts:ExternalId': agreedId } }), finds: [] },
  {
    name: 'an external id that is not demanded, of which another rule speaks',
    document: with_({ StringEqualsIfExists: { 'sts:ExternalId': agreedId } }),
    finds: [],
  },
  { name: 'MFA', document: with_({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), finds: [] },
  {
    name: 'an organization',
    document: with_({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  { name: 'a role', document: with_({ ArnEquals: { 'aws:PrincipalArn': vendorRole } }), finds: [] },
  {
    name: 'an endpoint',
    document: with_({ StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } }),
    finds: [],
  },
  { name: 'addresses', document: with_({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }), finds: [] },
  { name: 'a tag', document: with_({ StringEquals: { 'aws:PrincipalTag/team': 'db' } }), finds: [] },
  { name: 'the own account', document: role(allow(`arn:aws:iam::${own}:root`)), finds: [] },
  { name: 'a third party', document: role(allow(vendorRoot)), config: ownedHere, finds: [] },
  { name: 'an own account', document: role(allow(vendorRoot)), config: bothOwned, finds: [] },
  { name: 'one role', document: trust(allow(vendorRole)), finds: [] },
  {
    name: 'a link that names the caller and the id',
    files: { 'trust.json': trust(allow(vendorRoot)) },
    config: linkOf(vendorRole, agreedId),
    finds: ['trust.json /Statement/0/Principal/AWS'],
    fixes: [agreedId],
  },
])
