import { rule } from '../../../rules/trust/missing-oidc-audience.ts'
import { cluster, github, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = '/Statement/0/Principal/Federated'

tryRule(rule, [
  {
    name: 'GitHub',
    document: trustOf(token(github, { StringLike: { [`${github}:sub`]: 'repo:example/orders:*' } })),
    finds: [here],
    says: [`${github}:aud`],
  },
  {
    name: 'a cluster',
    document: trustOf(token(cluster, { StringEquals: { [`${cluster}:sub`]: 'system:serviceaccount:a:b' } })),
    finds: [here],
  },
  {
    name: 'a pattern that all match',
    document: trustOf(token('id.example.com', { StringLike: { 'id.example.com:aud': '*' } })),
    finds: [here],
  },

  { name: 'an audience', document: trustOf(token(github, subject('repo:example/orders:*'))), finds: [] },
  {
    name: 'one of several audiences',
    document: trustOf(token('id.example.com', { StringEquals: { 'id.example.com:aud': ['a', 'b'] } })),
    finds: [],
  },
  {
    name: 'a provider whose audience says whose token it is',
    document: trustOf(token('cognito-identity.amazonaws.com')),
    finds: [],
  },
  {
    name: 'SAML',
    document: trustOf({
      Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/Example' },
      Action: 'sts:AssumeRoleWithSAML',
    }),
    finds: [],
  },
])
