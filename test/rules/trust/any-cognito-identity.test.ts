import { rule } from '../../../rules/trust/any-cognito-identity.ts'
import { github, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const host = 'cognito-identity.amazonaws.com'
const pool = { [`${host}:aud`]: 'us-east-1:12345678-dcba-dcba-dcba-123456790ab1' }
const amr = (values: string | readonly string[], operator = 'ForAnyValue:StringLike') =>
  trustOf(token(host, { StringEquals: pool, [operator]: { [`${host}:amr`]: values } }))
const here = '/Statement/0/Principal/Federated'

tryRule(rule, [
  { name: 'the pool alone', document: trustOf(token(host, { StringEquals: pool })), finds: [here] },
  { name: 'both', document: amr(['authenticated', 'unauthenticated']), finds: [here] },
  { name: 'a pattern for both', document: amr('*authenticated'), finds: [here] },

  { name: 'users', document: amr('authenticated'), finds: [] },
  { name: 'users, in plain', document: amr('authenticated', 'StringEquals'), finds: [] },
  { name: 'guests', document: amr('unauthenticated'), finds: [] },
  { name: 'another provider', document: trustOf(token(github)), finds: [] },
])
