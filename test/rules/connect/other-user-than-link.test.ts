import { rule } from '../../../rules/connect/other-user-than-link.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const needed = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'
const connect = (Resource: string | string[]) => ({
  'connect.json': policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource }),
})
const link = (name = 'orders', database: object = {}) => ({
  name,
  target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
  database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app', ...database },
})
const config = { links: [link()] } as never
const here = 'connect.json /Statement/0/Resource'

const as = (user: string) => needed.replace(/app$/, user)

tryRule(rule, [
  {
    name: 'another user',
    files: connect(as('reports')),
    config,
    finds: [here],
    says: ['is for reports'],
    fixes: [needed],
  },
  {
    name: 'in another case',
    files: connect(as('App')),
    config,
    finds: [here],
    says: ['in another case: App'],
  },
  { name: 'a pattern that it does not match', files: connect([as('ro_*')]), config, finds: [`${here}/0`] },
  { name: 'this user', files: connect(as('app')), config, finds: [], undecided: false },
  { name: 'every user', files: connect(as('*')), config, finds: [] },
  { name: 'a variable that may be it', files: connect(as('${aws:PrincipalTag/user}')), config, finds: [] },
  {
    name: 'the user of another link',
    files: connect(as('ro')),
    config: { links: [link(), link('reports', { user: 'ro' })] } as never,
    finds: [],
  },
  {
    name: 'the user is not known',
    files: connect(as('ro')),
    config: { links: [link('orders', { user: undefined })] } as never,
    finds: [],
    undecided: true,
  },
])
