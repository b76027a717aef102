import { rule } from '../../../rules/connect/login-among-many-services.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })

const many = ['ec2:*', 'ecs:*', 'iam:Get*', 'logs:*', 'rds:*', 's3:*', 'sns:*']

tryRule(rule, [
  {
    name: 'many services',
    document: connect('*', ['rds-db:connect', ...many]),
    finds: ['/Statement/0/Action/0'],
    says: ['many services'],
  },
  {
    name: 'few services, which another rule is about',
    document: connect('*', ['rds-db:connect', 'rds:*', 'ec2:*']),
    finds: [],
  },
  { name: 'alone, which another rule is about', document: connect('*'), finds: [] },
  {
    name: 'on one database user',
    document: connect('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app', ['rds-db:connect', ...many]),
    finds: [],
  },
  { name: 'without logins', document: connect('*', many), finds: [] },
])
