import { rule } from '../../../rules/connect/username-variable.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`

tryRule(rule, [
  {
    name: 'nobody said whose the policy is',
    document: connect(as('${aws:username}')),
    finds: ['/Statement/0/Resource'],
  },
  { name: 'with a default', document: connect(as("${aws:username, 'app'}")), finds: [] },
  { name: 'another variable', document: connect(as('${aws:PrincipalTag/user}')), finds: [] },
  {
    name: 'of a user',
    document: owned(connect(as('${aws:username}')), 'arn:aws:iam::444455556666:user/jane'),
    finds: [],
  },
  {
    name: 'of a role, which another rule is about',
    document: owned(connect(as('${aws:username}'))),
    finds: [],
  },
])
