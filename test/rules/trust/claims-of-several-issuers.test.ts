import { rule } from '../../../rules/trust/claims-of-several-issuers.ts'
import { token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const both = (condition: object) => ({
  ...token('one.example.com', condition),
  Principal: {
    Federated: ['one', 'two'].map(host => `arn:aws:iam::444455556666:oidc-provider/${host}.example.com`),
  },
})
const first = '/Statement/0/Principal/Federated/0'
const second = '/Statement/0/Principal/Federated/1'

tryRule(rule, [
  {
    name: 'claims of both',
    document: trustOf(both({ StringEquals: { 'one.example.com:sub': 'a', 'two.example.com:sub': 'b' } })),
    finds: [first, second],
    says: ['no token of one.example.com has two.example.com:sub'],
  },
  {
    name: 'claims of one, so that only the other never gets in',
    document: trustOf(both({ StringEquals: { 'one.example.com:sub': 'a' } })),
    finds: [second],
  },

  {
    name: 'claims that may be missing',
    document: trustOf(
      both({ StringEqualsIfExists: { 'one.example.com:sub': 'a', 'two.example.com:sub': 'b' } }),
    ),
    finds: [],
  },
  {
    name: 'one statement each',
    document: trustOf(
      token('one.example.com', { StringEquals: { 'one.example.com:sub': 'a' } }),
      token('two.example.com', { StringEquals: { 'two.example.com:sub': 'a' } }),
    ),
    finds: [],
  },
  { name: 'no claims', document: trustOf(both({})), finds: [] },
])
