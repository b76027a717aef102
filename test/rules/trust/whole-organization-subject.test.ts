import { rule } from '../../../rules/trust/whole-organization-subject.ts'
import { cluster, github, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = `/Statement/0/Condition/StringLike/${github}:sub`
const of = (pattern: string | readonly string[]) => trustOf(token(github, subject(pattern)))

tryRule(rule, [
  { name: 'every repository', document: of('repo:example/*'), finds: [here], says: ['every repository'] },
  { name: 'on one branch', document: of('repo:example/*:ref:refs/heads/main'), finds: [here] },
  { name: 'repositories that begin so', document: of('repo:example/orders*'), finds: [here] },
  {
    name: 'one value of several',
    document: of(['repo:example/orders:*', 'repo:example/*']),
    finds: [`${here}/1`],
  },
  {
    name: 'workspaces of HCP Terraform',
    document: trustOf(
      token('app.terraform.io', {
        StringLike: {
          'app.terraform.io:sub': 'organization:example:project:*:workspace:*:run_phase:*',
        },
      }),
    ),
    finds: ['/Statement/0/Condition/StringLike/app.terraform.io:sub'],
  },

  { name: 'one repository', document: of('repo:example/orders:*'), finds: [] },
  { name: 'several repositories', document: of(['repo:example/a:*', 'repo:example/b:*']), finds: [] },
  {
    name: 'the id of the repository beside it',
    document: trustOf(
      token(github, {
        StringLike: { [`${github}:sub`]: 'repo:example/*' },
        StringEquals: { [`${github}:repository_id`]: '98765' },
      }),
    ),
    finds: [],
  },
  {
    name: 'namespaces of a cluster',
    document: trustOf(token(cluster, { StringLike: { [`${cluster}:sub`]: 'system:serviceaccount:*:x' } })),
    finds: [],
  },
])
