import { rule } from '../../../rules/connect/usual-master-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })

const as = (user: string, id = 'db-ABC') => `arn:aws:rds-db:us-east-1:444455556666:dbuser:${id}/${user}`
const here = '/Statement/0/Resource'

tryRule(rule, [
  { name: 'of PostgreSQL', document: connect(as('postgres')), finds: [here], says: ['"postgres"'] },
  { name: 'of MySQL, in a list', document: connect([as('app'), as('admin')]), finds: [`${here}/1`] },
  { name: 'in another case', document: connect(as('Admin')), finds: [here] },
  { name: 'on every database', document: connect(as('root', '*')), finds: [here] },
  { name: 'an own user', document: connect(as('app')), finds: [] },
  { name: 'a longer name', document: connect(as('admin_ro')), finds: [] },
  { name: 'everybody', document: connect(as('*')), finds: [] },
  {
    name: 'no login',
    document: policyWith({ Effect: 'Deny', Action: 'rds-db:connect', Resource: as('admin') }),
    finds: [],
  },
])
