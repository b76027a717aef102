import { rule } from '../../../rules/trust/weakly-guarded-everyone.ts'
import { agreedId, allow, inTrust, trust, vendor, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const everyone = (condition?: object) => trust(allow('*', condition))
const id = { 'sts:ExternalId': agreedId }

tryRule(rule, [
  {
    name: 'an external id alone',
    document: everyone({ StringEquals: id }),
    finds: [inTrust()],
    says: ['the right sts:ExternalId'],
  },
  {
    name: 'user agent and region',
    document: everyone({
      StringLike: { 'aws:UserAgent': 'tool/*' },
      StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
    }),
    finds: [inTrust()],
    says: ['aws:UserAgent and aws:RequestedRegion'],
  },
  {
    name: 'a name of the session',
    document: everyone({ StringLike: { 'sts:RoleSessionName': 'tool-*' } }),
    finds: [inTrust()],
  },
  {
    name: 'a tag, which every account gives its own',
    document: everyone({ StringEquals: { 'aws:PrincipalTag/team': 'db' } }),
    finds: [inTrust()],
    says: ['aws:PrincipalTag/team'],
  },
  {
    name: 'a role of that name, of any account',
    document: everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tool-*' } }),
    finds: [inTrust()],
    says: ['role/tool-x'],
  },
  {
    name: 'in every partition',
    document: everyone({ StringLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/tool' } }),
    finds: [inTrust()],
  },
  { name: 'nothing at all, of which another rule speaks', document: everyone(), finds: [] },
  {
    name: 'a role of an account',
    document: everyone({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${vendor}:role/tool-*` } }),
    finds: [],
  },
  {
    name: 'an external id and an account',
    document: everyone({ StringEquals: { ...id, 'aws:PrincipalAccount': vendor } }),
    finds: [],
  },
  {
    name: 'an external id and an organization',
    document: everyone({ StringEquals: { ...id, 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'a role, named',
    document: trust(allow(vendorRole, { StringLike: { 'aws:UserAgent': 'tool/*' } })),
    finds: [],
  },
])
