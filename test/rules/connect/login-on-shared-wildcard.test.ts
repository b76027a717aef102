import { rule } from '../../../rules/connect/login-on-shared-wildcard.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })

const others = 'rds:DescribeDBInstances'

tryRule(rule, [
  {
    name: 'before another',
    document: connect('*', ['rds-db:connect', others]),
    finds: ['/Statement/0/Action/0'],
  },
  {
    name: 'behind another, as a pattern',
    document: connect(['*'], [others, 'rds-db:*']),
    finds: ['/Statement/0/Action/1'],
    says: ['rds-db:* stands'],
  },
  {
    name: 'among many services, which another rule is about',
    document: connect('*', [
      'rds-db:connect',
      'cloudwatch:*',
      'ec2:*',
      'ecs:*',
      'events:*',
      'iam:Get*',
      'logs:*',
      'rds:*',
      's3:*',
      'sns:*',
    ]),
    finds: [],
  },
  { name: 'alone, which another rule is about', document: connect('*'), finds: [] },
  {
    name: 'on database users only',
    document: connect('arn:aws:rds-db:*:*:dbuser:*/*', ['rds-db:connect', others]),
    finds: [],
  },
  {
    name: 'on databases only, where it does nothing',
    document: connect('arn:aws:rds:*:*:db:*', ['rds-db:connect', others]),
    finds: [],
  },
  { name: 'an administrator', document: connect('*', ['*']), finds: [] },
  {
    name: 'closed by a denial',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['rds-db:connect', others], Resource: '*' },
        { Effect: 'Deny', Action: 'rds-db:connect', Resource: '*' },
      ],
    },
    finds: [],
  },
])
