import { rule } from '../../../rules/connect/wildcard-login-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'

tryRule(rule, [
  {
    name: 'the whole service',
    document: connect(user, 'rds-db:*'),
    finds: ['/Statement/0/Action'],
    fixes: ['"rds-db:connect"'],
  },
  {
    name: 'a beginning, in a list',
    document: connect(user, ['rds:Describe*', 'rds-db:Con*']),
    finds: ['/Statement/0/Action/1'],
  },
  { name: 'one open character', document: connect(user, 'rds-db:connec?'), finds: ['/Statement/0/Action'] },
  { name: 'the action itself', document: connect(user), finds: [] },
  { name: 'another case', document: connect(user, 'RDS-DB:Connect'), finds: [] },
  { name: 'all actions, which another rule is about', document: connect(user, '*'), finds: [] },
  {
    name: 'a denial',
    document: policyWith({ Effect: 'Deny', Action: 'rds-db:*', Resource: user }),
    finds: [],
  },
])
