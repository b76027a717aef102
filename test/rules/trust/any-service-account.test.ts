import { rule } from '../../../rules/trust/any-service-account.ts'
import { cluster, github, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const like = (pattern: string) => trustOf(token(cluster, { StringLike: { [`${cluster}:sub`]: pattern } }))
const condition = `/Statement/0/Condition/StringLike/${cluster.replaceAll('/', '~1')}:sub`

tryRule(rule, [
  {
    name: 'the audience alone',
    document: trustOf(token(cluster, { StringEquals: { [`${cluster}:aud`]: 'sts.amazonaws.com' } })),
    finds: ['/Statement/0/Principal/Federated'],
    says: ['nothing is asked of'],
  },
  { name: 'nothing', document: trustOf(token(cluster)), finds: ['/Statement/0/Principal/Federated'] },
  {
    name: 'every namespace',
    document: like('system:serviceaccount:*:*'),
    finds: [condition],
    says: ['system:serviceaccount:*:*'],
  },
  { name: 'one star', document: like('system:serviceaccount:*'), finds: [condition] },
  {
    name: 'a cluster in China',
    document: trustOf({
      ...token('x'),
      Principal: {
        Federated:
          'arn:aws-cn:iam::444455556666:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1',
      },
    }),
    finds: ['/Statement/0/Principal/Federated'],
  },

  { name: 'one namespace', document: like('system:serviceaccount:tools:*'), finds: [] },
  {
    name: 'one service account',
    document: trustOf(token(cluster, { StringEquals: { [`${cluster}:sub`]: 'system:serviceaccount:a:b' } })),
    finds: [],
  },
  {
    name: 'the name of the service account in any namespace, which is somebody else',
    document: like('system:serviceaccount:*:bytebase'),
    finds: [],
  },
  { name: 'another provider', document: trustOf(token(github)), finds: [] },
])
