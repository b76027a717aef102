import { rule } from '../../../rules/trust/arbitrary-external-id.ts'
import {
  agreedId,
  allow,
  condition,
  deny,
  inTrust,
  linkOf,
  trust,
  vendorRole,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const like = (value: unknown) => trust(allow(vendorRole, { StringLike: { 'sts:ExternalId': value } }))
const at = (operator: string, index = 0) => inTrust(index, condition(operator))
const present = { Null: { 'sts:ExternalId': 'false' } }

tryRule(rule, [
  { name: 'a star', document: like('*'), finds: [at('StringLike')], says: ['every external id matches'] },
  { name: 'at least two characters', document: like('??*'), finds: [at('StringLike')] },
  { name: 'a star among others', document: like([agreedId, '*']), finds: [at('StringLike')] },
  {
    name: 'presence alone',
    document: trust(allow(vendorRole, present)),
    finds: [at('Null')],
    says: ['has to send'],
  },
  {
    name: 'presence, and a link that says which',
    files: { 'trust.json': trust(allow(vendorRole, present)) },
    config: linkOf(vendorRole, agreedId),
    finds: [`trust.json ${at('Null')}`],
    fixes: [agreedId],
  },
  {
    name: 'presence by a Deny',
    document: trust(allow(vendorRole), deny('*', { Null: { 'sts:ExternalId': 'true' } })),
    finds: [at('Null', 1)],
  },
  {
    name: 'any but one',
    document: trust(allow(vendorRole, { ...present, StringNotEquals: { 'sts:ExternalId': agreedId } })),
    finds: [at('StringNotEquals')],
  },
  { name: 'a pattern', document: like('acme-*'), finds: [] },
  { name: 'an id', document: like(agreedId), finds: [] },
  {
    name: 'a star that is taken literally',
    document: trust(allow(vendorRole, { StringEquals: { 'sts:ExternalId': '*' } })),
    finds: [],
  },
  {
    name: 'presence beside a comparison',
    document: trust(allow(vendorRole, { ...present, StringEquals: { 'sts:ExternalId': agreedId } })),
    finds: [],
  },
  { name: 'no condition, of which another rule speaks', document: trust(allow(vendorRole)), finds: [] },
  {
    name: 'no id demanded at all',
    document: trust(allow(vendorRole, { StringLikeIfExists: { 'sts:ExternalId': '*' } })),
    finds: [],
  },
])
