import { rule } from '../../../rules/trust/missing-external-id.ts'
import {
  agreedId,
  allow,
  bothOwned,
  deny,
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

const config = ownedHere
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const id = { StringEquals: { 'sts:ExternalId': agreedId } }

tryRule(rule, [
  {
    name: 'a whole account of somebody else',
    document: role(allow(vendorRoot)),
    config,
    finds: [inRole()],
    says: ['111122223333'],
  },
  { name: 'an account by its number', document: role(allow(vendor)), config, finds: [inRole()] },
  { name: 'a role of somebody else', document: role(allow(vendorRole)), config, finds: [inRole()] },
  {
    name: 'several, in one list and in another statement',
    document: role(allow([vendorRole, `arn:aws:iam::${own}:role/x`, vendorRoot]), allow(vendorRole)),
    config,
    finds: [inRole(0, 'Principal/AWS/0'), inRole(0, 'Principal/AWS/2'), inRole(1)],
  },
  {
    name: 'one statement, not in a list',
    document: {
      Role: {
        Arn: `arn:aws:iam::${own}:role/db`,
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: allow(vendorRole) as never },
      },
    },
    config,
    finds: ['/Role/AssumeRolePolicyDocument/Statement/Principal/AWS'],
  },
  { name: 'the id demanded', document: role(allow(vendorRoot, id)), config, finds: [] },
  {
    name: 'the id demanded by a Deny',
    document: role(allow(vendorRoot), deny('*', { StringNotEquals: { 'sts:ExternalId': agreedId } })),
    config,
    finds: [],
  },
  {
    name: 'a condition on the id that demands nothing, of which another rule speaks',
    document: role(allow(vendorRoot, { StringEqualsIfExists: { 'sts:ExternalId': 'a-b' } })),
    config,
    finds: [],
  },
  { name: 'another condition', document: role(allow(vendorRoot, mfa)), config, finds: [inRole()] },
  {
    name: 'narrowed to a role by a condition',
    document: role(allow(vendorRoot, { ArnEquals: { 'aws:PrincipalArn': vendorRole } })),
    config,
    finds: [inRole()],
  },
  {
    name: 'everyone, narrowed to the account',
    document: role(allow('*', { StringEquals: { 'aws:PrincipalAccount': vendor } })),
    config,
    finds: [inRole()],
    says: [vendor],
  },
  {
    name: 'kept out by a Deny',
    document: role(allow(vendorRoot), deny('*', { StringEquals: { 'aws:PrincipalAccount': vendor } })),
    config,
    finds: [],
  },
  {
    name: 'another action',
    document: role({ ...allow(vendorRoot), Action: 'sts:TagSession' }),
    config,
    finds: [],
  },
  {
    name: 'NotAction that leaves AssumeRole in',
    document: role({ Effect: 'Allow', Principal: { AWS: vendorRoot }, NotAction: 'sts:TagSession' }),
    config,
    finds: [inRole()],
  },
  { name: 'its own account', document: role(allow(`arn:aws:iam::${own}:root`)), config, finds: [] },
  { name: 'an account that is owned too', document: role(allow(vendorRoot)), config: bothOwned, finds: [] },
  { name: 'an account of which nobody said whose it is', document: role(allow(vendorRoot)), finds: [] },
  { name: 'no account', document: role(allow('arn:aws:iam::ACCOUNT:root')), config, finds: [] },
  {
    name: 'the id of the link to paste',
    files: { 'trust.json': trust(allow(vendorRole)) },
    config: { ...config, ...linkOf(vendorRole, agreedId) },
    finds: ['trust.json /Statement/0/Principal/AWS'],
    fixes: [`"sts:ExternalId": "${agreedId}"`],
  },
])
