import { rule } from '../../../rules/trust/wide-oidc-subject.ts'
import { cluster, github, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = `/Statement/0/Condition/StringLike/${github}:sub`
const of = (pattern: string | readonly string[]) => trustOf(token(github, subject(pattern)))

tryRule(rule, [
  { name: 'a repository', document: of('repo:example/orders:*'), finds: [here], says: ['pull request'] },
  {
    name: 'several repositories, in one finding',
    document: of(['repo:example/a:*', 'repo:example/b:ref:refs/heads/main', 'repo:example/c:*']),
    finds: [`${here}/0`],
    says: ['and 1 more'],
  },
  {
    name: 'a namespace',
    document: trustOf(
      token(cluster, { StringLike: { [`${cluster}:sub`]: 'system:serviceaccount:tools:*' } }),
    ),
    finds: [`/Statement/0/Condition/StringLike/${cluster.replaceAll('/', '~1')}:sub`],
    says: ['every service account of the namespace'],
  },

  { name: 'branches', document: of('repo:example/orders:ref:refs/heads/*'), finds: [] },
  { name: 'branches that begin so', document: of('repo:example/orders:ref:refs/heads/release-*'), finds: [] },
  { name: 'an environment', document: of('repo:example/orders:environment:production'), finds: [] },
  { name: 'an organization', document: of('repo:example/*'), finds: [] },
  {
    name: 'an environment beside it',
    document: trustOf(
      token(github, {
        StringLike: { [`${github}:sub`]: 'repo:example/orders:*' },
        StringEquals: { [`${github}:environment`]: 'production' },
      }),
    ),
    finds: [],
  },
])
