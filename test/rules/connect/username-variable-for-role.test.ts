import { rule } from '../../../rules/connect/username-variable-for-role.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`
const here = '/PolicyDocument/Statement/0/Resource'

tryRule(rule, [
  { name: 'of a role', document: owned(connect(as('${aws:username}'))), finds: [here] },
  {
    name: 'with something before it, in another case',
    document: owned(connect([as('app'), as('db_${AWS:UserName}')])),
    finds: [`${here}/1`],
  },
  { name: 'with a default', document: owned(connect(as("${aws:username, 'app'}"))), finds: [] },
  {
    name: 'of a user',
    document: owned(connect(as('${aws:username}')), 'arn:aws:iam::444455556666:user/jane'),
    finds: [],
    undecided: false,
  },
  { name: 'another variable', document: owned(connect(as('${aws:PrincipalTag/user}'))), finds: [] },
  {
    name: 'nobody said whose the policy is',
    document: connect(as('${aws:username}')),
    finds: [],
    undecided: true,
  },
])
