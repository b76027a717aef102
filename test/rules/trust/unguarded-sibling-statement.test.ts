import { rule } from '../../../rules/trust/unguarded-sibling-statement.ts'
import {
  agreedId,
  allow,
  deny,
  inTrust,
  own,
  trust,
  vendor,
  vendorRole,
  vendorRoot,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const id = { StringEquals: { 'sts:ExternalId': agreedId } }
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const guarded = { ...allow(vendorRole, id), Sid: 'Tool' }

tryRule(rule, [
  {
    name: 'the same role again',
    document: trust(guarded, allow(vendorRole)),
    finds: [inTrust(1)],
    says: ['statement Tool'],
  },
  { name: 'its account', document: trust(guarded, allow(vendorRoot)), finds: [inTrust(1)] },
  {
    name: 'the open one first, in a list',
    document: trust(allow([`arn:aws:iam::${own}:role/x`, vendor]), guarded),
    finds: [inTrust(0, 'Principal/AWS/1')],
  },
  { name: 'everyone', document: trust(guarded, allow('*')), finds: [inTrust(1)] },
  {
    name: 'a condition that any caller meets',
    document: trust(guarded, allow(vendorRole, { StringLike: { 'sts:RoleSessionName': '*' } })),
    finds: [inTrust(1)],
  },
  { name: 'people with MFA', document: trust(guarded, allow(vendorRoot, mfa)), finds: [] },
  {
    name: 'another role of the account',
    document: trust(guarded, allow(`arn:aws:iam::${vendor}:role/other`)),
    finds: [],
  },
  {
    name: 'a role of an account that is asked for the id',
    document: trust(allow(vendorRoot, id), allow(vendorRole)),
    finds: [],
  },
  {
    name: 'both guarded',
    document: trust(guarded, allow(vendorRoot, { StringEquals: { 'sts:ExternalId': 'c-d' } })),
    finds: [],
  },
  {
    name: 'a guard that demands nothing, of which another rule speaks',
    document: trust(guarded, allow(vendorRole, { StringEqualsIfExists: { 'sts:ExternalId': agreedId } })),
    finds: [],
  },
  {
    name: 'another action',
    document: trust(guarded, { ...allow(vendorRole), Action: 'sts:TagSession' }),
    finds: [],
  },
  {
    name: 'a Deny that asks for the id',
    document: trust(
      guarded,
      allow(vendorRole),
      deny('*', { StringNotEquals: { 'sts:ExternalId': agreedId } }),
    ),
    finds: [],
  },
  { name: 'no guard anywhere', document: trust(allow(vendorRole), allow(vendorRoot)), finds: [] },
])
