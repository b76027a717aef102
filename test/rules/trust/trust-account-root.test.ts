import { rule } from '../../../rules/trust/trust-account-root.ts'
import {
  agreedId,
  allow,
  bothOwned,
  inRole,
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

const here = ['trust.json /Statement/0/Principal/AWS']

tryRule(rule, [
  {
    name: 'another account of the owner',
    document: role(allow(vendorRoot)),
    config: bothOwned,
    finds: [inRole()],
    says: ['the whole account 111122223333'],
  },
  {
    name: 'a third party without anything',
    document: role(allow(vendor)),
    config: ownedHere,
    finds: [inRole()],
  },
  {
    name: 'a link that names the caller',
    files: { 'trust.json': trust(allow(vendorRoot, { StringEquals: { 'sts:ExternalId': agreedId } })) },
    config: linkOf(vendorRole),
    finds: here,
    says: ['not only role/tool, which is all that link orders needs'],
    fixes: [`"${vendorRole}"`],
  },
  {
    name: 'the own account, and a link that names the caller',
    files: { 'trust.json': trust(allow(`arn:aws:iam::${own}:root`)) },
    config: linkOf(`arn:aws:iam::${own}:role/tool`),
    finds: here,
  },
  {
    name: 'a link whose caller is of another account',
    files: { 'trust.json': trust(allow(`arn:aws:iam::${own}:root`)) },
    config: linkOf(vendorRole),
    finds: [],
  },
  {
    name: 'a third party with an external id',
    document: role(allow(vendorRoot, { StringEquals: { 'sts:ExternalId': agreedId } })),
    config: ownedHere,
    finds: [],
  },
  {
    name: 'narrowed to a role',
    document: role(allow(vendorRoot, { ArnEquals: { 'aws:PrincipalArn': vendorRole } })),
    config: bothOwned,
    finds: [],
  },
  {
    name: 'MFA',
    document: role(allow(vendorRoot, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
    config: bothOwned,
    finds: [],
  },
  {
    name: 'the own account',
    document: role(allow(`arn:aws:iam::${own}:root`)),
    config: ownedHere,
    finds: [],
  },
  { name: 'whose it is, nobody said', document: role(allow(vendorRoot)), finds: [] },
  { name: 'one role', document: role(allow(vendorRole)), config: bothOwned, finds: [] },
])
