import { rule } from '../../../rules/connect/resource-id-pattern.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'

const on = (id: string, user = 'app') => `arn:aws:rds-db:us-east-1:444455556666:dbuser:${id}/${user}`

tryRule(rule, [
  { name: 'a beginning', document: connect(on('db-ABC*')), finds: [here], says: ['"db-ABC*"'] },
  { name: 'open characters', document: connect([on('cluster-ABCD????')]), finds: [`${here}/0`] },
  { name: 'a whole id', document: connect(on('db-ABC')), finds: [] },
  { name: 'every instance, which another rule is about', document: connect(on('db-*')), finds: [] },
  { name: 'every database', document: connect(on('*')), finds: [] },
])
