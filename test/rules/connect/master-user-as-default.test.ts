import { rule } from '../../../rules/connect/master-user-as-default.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`
const here = '/Statement/0/Resource'

tryRule(rule, [
  {
    name: 'admin',
    document: connect(as("${aws:PrincipalTag/user, 'admin'}")),
    finds: [here],
    says: ['"admin"'],
  },
  {
    name: 'postgres, in a list',
    document: connect([as('app'), as("${aws:username, 'postgres'}")]),
    finds: [`${here}/1`],
  },
  { name: 'a weak default', document: connect(as("${aws:PrincipalTag/user, 'nobody'}")), finds: [] },
  { name: 'no default', document: connect(as('${aws:PrincipalTag/user}')), finds: [] },
  { name: 'the name itself, which another rule is about', document: connect(as('admin')), finds: [] },
])
