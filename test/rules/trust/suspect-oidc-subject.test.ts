import { rule } from '../../../rules/trust/suspect-oidc-subject.ts'
import { cluster, github, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = `/Statement/0/Condition/StringLike/${github}:sub`
const of = (pattern: string | readonly string[]) => trustOf(token(github, subject(pattern)))
const account = (value: string) => trustOf(token(cluster, { StringEquals: { [`${cluster}:sub`]: value } }))
const atCluster = `/Statement/0/Condition/StringEquals/${cluster.replaceAll('/', '~1')}:sub`

tryRule(rule, [
  { name: 'no ref before the branch', document: of('repo:example/orders:refs/heads/main'), finds: [here] },
  { name: 'a repository with nothing behind it', document: of('repo:example/orders'), finds: [here] },
  { name: 'no repo before the organization', document: of('example/orders:*'), finds: [here] },
  { name: 'one of several', document: of(['repo:example/a:*', 'example/b:*']), finds: [`${here}/1`] },
  {
    name: 'a service account without its beginning',
    document: account('tools:bytebase'),
    finds: [atCluster],
  },
  {
    name: 'a slash behind the namespace',
    document: account('system:serviceaccount:tools/bytebase'),
    finds: [atCluster],
    says: ['one is system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT'],
  },

  { name: 'a branch', document: of('repo:example/orders:ref:refs/heads/main'), finds: [] },
  { name: 'an environment', document: of('repo:example/orders:environment:prod'), finds: [] },
  { name: 'pull requests', document: of('repo:example/orders:pull_request'), finds: [] },
  {
    name: 'a repository',
    document: of(['repo:example/orders:*', 'repo:example/orders*', 'repo:example/*']),
    finds: [],
  },
  { name: 'everything', document: of('*'), finds: [] },
  {
    name: 'claims of the customer first',
    document: of('repository_owner_id:12:repo:example/orders'),
    finds: [],
  },
  { name: 'a service account', document: account('system:serviceaccount:tools:bytebase'), finds: [] },
  { name: 'a placeholder', document: of('repo:<ORG>/<REPO>'), finds: [] },
  {
    name: 'an issuer of which nothing is known',
    document: trustOf(token('id.example.com', { StringEquals: { 'id.example.com:sub': 'x' } })),
    finds: [],
  },
])
