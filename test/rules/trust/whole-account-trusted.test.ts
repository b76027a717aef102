import { rule } from '../../../rules/trust/whole-account-trusted.ts'
import {
  agreedId,
  allow,
  bothOwned,
  inRole,
  inTrust,
  linkOf,
  own,
  role,
  trust,
  vendor,
  vendorRole,
  vendorRoot,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const root = `arn:aws:iam::${own}:root`

tryRule(rule, [
  {
    name: 'a link that names the caller, of which another rule speaks',
    files: { 'trust.json': trust(allow(root)) },
    config: linkOf(`arn:aws:iam::${own}:role/tool`),
    finds: [],
  },
  { name: 'the own account', document: role(allow(root)), finds: [inRole()], says: ["the role's own"] },
  {
    name: 'the own account by its number, in a list',
    document: role(allow([vendorRole, own])),
    finds: [inRole(0, 'Principal/AWS/1')],
  },
  {
    name: 'an external id',
    document: trust(allow(vendorRoot, { StringEquals: { 'sts:ExternalId': agreedId } })),
    finds: [inTrust()],
    says: ['that meets the conditions'],
  },
  {
    name: 'MFA',
    document: trust(allow(vendor, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
    finds: [inTrust()],
  },
  {
    name: 'a role of it only',
    document: trust(allow(root, { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${own}:role/tool` } })),
    finds: [],
  },
  { name: 'without anything, of which another rule speaks', document: trust(allow(vendorRoot)), finds: [] },
  {
    name: 'an own account without anything, of which another rule speaks',
    document: role(allow(vendorRoot)),
    config: bothOwned,
    finds: [],
  },
  { name: 'one role', document: role(allow(`arn:aws:iam::${own}:role/tool`)), finds: [] },
  {
    name: 'kept out by a Deny',
    document: role(allow(root), { Effect: 'Deny', Principal: '*', Action: 'sts:*' }),
    finds: [],
  },
])
