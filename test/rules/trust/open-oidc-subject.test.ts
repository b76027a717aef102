import { rule } from '../../../rules/trust/open-oidc-subject.ts'
import { cluster, github, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = `/Statement/0/Condition/StringLike/${github}:sub`
const of = (pattern: string | readonly string[]) => trustOf(token(github, subject(pattern)))

tryRule(rule, [
  { name: 'a star', document: of('*'), finds: [here], says: ['"repo:rdsaudit-stranger/'] },
  { name: 'every repository', document: of('repo:*'), finds: [here] },
  { name: 'every organization that begins so', document: of('repo:example*'), finds: [here] },
  { name: 'a repository of any organization', document: of('repo:*/orders:*'), finds: [here] },
  { name: 'a branch of any repository', document: of('*:ref:refs/heads/main'), finds: [here] },
  { name: 'the name somewhere', document: of('*example/orders*'), finds: [here] },
  {
    name: 'one value of several',
    document: of(['repo:example/orders:*', 'repo:*']),
    finds: [`${here}/1`],
    says: ['repo:*'],
  },
  {
    name: 'projects of gitlab.com',
    document: trustOf(
      token('gitlab.com', { StringLike: { 'gitlab.com:sub': 'project_path:*:ref_type:branch:ref:main' } }),
    ),
    finds: ['/Statement/0/Condition/StringLike/gitlab.com:sub'],
  },
  {
    name: 'all but one',
    document: trustOf(token(github, { StringNotLike: { [`${github}:sub`]: 'repo:somebody/*' } })),
    finds: [`/Statement/0/Condition/StringNotLike/${github}:sub`],
  },
  {
    name: 'asks only that there is a subject',
    document: trustOf(token(github, { Null: { [`${github}:sub`]: 'false' } })),
    finds: [`/Statement/0/Condition/Null/${github}:sub`],
  },
  {
    name: 'any audience of a provider that tells its customers apart by it',
    document: trustOf(token('oidc.vercel.com', { StringLike: { 'oidc.vercel.com:aud': '*' } })),
    finds: ['/Statement/0/Condition/StringLike/oidc.vercel.com:aud'],
  },

  { name: 'one organization', document: of('repo:example/*'), finds: [] },
  { name: 'one repository', document: of('repo:example/orders:ref:refs/heads/*'), finds: [] },
  {
    name: 'a star beside the id of the owner',
    document: trustOf(
      token(github, {
        StringLike: { [`${github}:sub`]: 'repo:*' },
        StringEquals: { [`${github}:repository_owner_id`]: '123456' },
      }),
    ),
    finds: [],
  },
  {
    name: 'a wildcard that is none',
    document: trustOf(token(github, { StringEquals: { [`${github}:sub`]: 'repo:*' } })),
    finds: [],
  },
  {
    name: 'a Deny that closes it',
    document: trustOf(token(github, subject('*')), {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Condition: { StringNotEquals: { [`${github}:sub`]: 'repo:example/orders:ref:refs/heads/main' } },
    }),
    finds: [],
  },
  { name: 'no condition on it', document: trustOf(token(github)), finds: [] },
  {
    name: 'a cluster, which serves one owner',
    document: trustOf(token(cluster, { StringLike: { [`${cluster}:sub`]: '*' } })),
    finds: [],
  },
])
