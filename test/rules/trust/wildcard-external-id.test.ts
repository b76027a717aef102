import { rule } from '../../../rules/trust/wildcard-external-id.ts'
import { agreedId, allow, condition, deny, inTrust, trust, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const at = inTrust(0, condition('StringLike'))
const like = (value: unknown) => trust(allow(vendorRole, { StringLike: { 'sts:ExternalId': value } }))

tryRule(rule, [
  { name: 'a prefix', document: like('acme-*'), finds: [at], says: ['"acme-guess" as well'] },
  { name: 'some digits', document: like('acme-????'), finds: [at] },
  { name: 'one among exact ones', document: like([agreedId, 'acme-*']), finds: [`${at}/1`] },
  { name: 'a long secret before the star', document: like('7c1f0a52-3b4d-4e8f-9a6b-*'), finds: [] },
  { name: 'an id', document: like(agreedId), finds: [] },
  { name: 'any at all, of which another rule speaks', document: like('*'), finds: [] },
  {
    name: 'a star that is taken literally',
    document: trust(allow(vendorRole, { StringEquals: { 'sts:ExternalId': 'acme-*' } })),
    finds: [],
  },
  {
    name: 'not demanded, of which another rule speaks',
    document: trust(allow(vendorRole, { StringLikeIfExists: { 'sts:ExternalId': 'acme-*' } })),
    finds: [],
  },
  {
    name: 'the exact id beside',
    document: trust(
      allow(vendorRole, {
        StringLike: { 'sts:ExternalId': 'acme-*' },
        StringEquals: { 'sts:ExternalId': 'acme-7c1f0a523b4d' },
      }),
    ),
    finds: [],
  },
  { name: 'a tag of the caller', document: like('acme-${aws:PrincipalTag/tenant}-*'), finds: [] },
  {
    name: 'kept out by a Deny',
    document: trust(
      allow(vendorRole, { StringLike: { 'sts:ExternalId': 'acme-*' } }),
      deny('*', { StringNotEquals: { 'sts:ExternalId': agreedId } }),
    ),
    finds: [],
  },
])
