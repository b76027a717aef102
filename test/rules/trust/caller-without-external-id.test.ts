import { rule } from '../../../rules/trust/caller-without-external-id.ts'
import {
  agreedId,
  allow,
  bothOwned,
  inRole,
  inTrust,
  ownedHere,
  ownRole,
  role,
  trust,
  vendor,
  vendorRole,
  vendorRoot,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a role',
    document: trust(allow(vendorRole)),
    finds: [inTrust()],
    says: ['role/tool of account 111122223333'],
  },
  {
    name: 'a user, among others',
    document: role(allow([`arn:aws:iam::${vendor}:user/alice`, 'arn:aws:iam::444455556666:role/x'])),
    finds: [inRole(0, 'Principal/AWS/0')],
    says: ['user/alice'],
  },
  {
    name: 'a role by a condition',
    document: trust(allow(vendorRoot, { ArnEquals: { 'aws:PrincipalArn': vendorRole } })),
    finds: [inTrust()],
    says: ['role/tool'],
  },
  {
    name: 'the id demanded',
    document: trust(allow(vendorRole, { StringEquals: { 'sts:ExternalId': agreedId } })),
    finds: [],
  },
  {
    name: 'MFA',
    document: trust(allow(vendorRole, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
    finds: [],
  },
  { name: 'a role of the own account', document: role(allow(ownRole.replace('db', 'tool'))), finds: [] },
  {
    name: 'a third party, of which another rule speaks',
    document: role(allow(vendorRole)),
    config: ownedHere,
    finds: [],
  },
  { name: 'an own account', document: role(allow(vendorRole)), config: bothOwned, finds: [] },
  { name: 'a whole account, of which another rule speaks', document: trust(allow(vendorRoot)), finds: [] },
  { name: 'no account', document: trust(allow('arn:aws:iam::ACCOUNT:role/tool')), finds: [] },
])
