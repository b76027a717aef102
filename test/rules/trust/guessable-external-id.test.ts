import { rule } from '../../../rules/trust/guessable-external-id.ts'
import {
  agreedId,
  allow,
  condition,
  deny,
  inRole,
  inTrust,
  role,
  trust,
  vendorRole,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const at = inTrust(0, condition('StringEquals'))
const equals = (value: unknown) => allow(vendorRole, { StringEquals: { 'sts:ExternalId': value } })

tryRule(rule, [
  {
    name: 'an account',
    document: trust(equals('444455556666')),
    finds: [at],
    says: ['the number of an account'],
  },
  { name: 'a counted number', document: trust(equals('123456789')), finds: [at], says: ['counting'] },
  { name: 'of a guide', document: trust(equals('12345')), finds: [at], says: ['guide'] },
  { name: 'words', document: trust(equals('MySharedSecret')), finds: [at], says: ['common words'] },
  { name: 'a product and an environment', document: trust(equals('bytebase-prod-2024')), finds: [at] },
  {
    name: 'the name of the role',
    document: role(equals('db')),
    finds: [inRole(0, condition('StringEquals'))],
  },
  {
    name: 'the name of an account',
    document: trust(equals('zeppelin-prod')),
    config: { accounts: { '111122223333': { name: 'zeppelin' } } },
    finds: [at],
  },
  { name: 'one of several', document: trust(equals([agreedId, 'test'])), finds: [`${at}/1`] },
  {
    name: 'asked for by a Deny',
    document: trust(allow(vendorRole), deny('*', { StringNotEquals: { 'sts:ExternalId': 'external-id' } })),
    finds: [inTrust(1, condition('StringNotEquals'))],
  },
  { name: 'a UUID', document: trust(equals(agreedId)), finds: [] },
  { name: 'short, and of nobody', document: trust(equals('bb-7f3c')), finds: [] },
  { name: 'with a name that few know', document: trust(equals('vaultpilot-444455556666-secure')), finds: [] },
  { name: 'a long number', document: trust(equals('83920174655021')), finds: [] },
  {
    name: 'not demanded, of which another rule speaks',
    document: trust(allow(vendorRole, { StringEqualsIfExists: { 'sts:ExternalId': 'test' } })),
    finds: [],
  },
  {
    name: 'kept out by a Deny',
    document: trust(allow(vendorRole), deny('*', { StringEquals: { 'sts:ExternalId': 'test' } })),
    finds: [],
  },
])
