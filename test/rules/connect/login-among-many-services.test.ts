import { rule } from '../../../rules/connect/login-among-many-services.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })

const many = ['cloudwatch:*', 'ec2:*', 'ecs:*', 'events:*', 'iam:Get*', 'logs:*', 'rds:*', 's3:*', 'sns:*']

tryRule(rule, [
  {
    name: 'many services',
    document: connect('*', ['rds-db:connect', ...many]),
    finds: ['/Statement/0/Action/0'],
    says: ['many services'],
  },
  {
    name: 'in a statement of few of them',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['redshift:GetClusterCredentials', 'rds-db:connect'], Resource: '*' },
        { Effect: 'Allow', Action: many, Resource: '*' },
      ],
    },
    finds: ['/Statement/0/Action/1'],
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
