import { rule } from '../../../rules/connect/login-through-wildcard-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

tryRule(rule, [
  {
    name: 'an administrator',
    document: connect('*', '*'),
    finds: ['/Statement/0/Action'],
    says: ['every user'],
  },
  { name: 'in a list', document: connect('*', ['*']), finds: ['/Statement/0/Action/0'] },
  { name: 'rds:*, which is another service', document: connect('*', 'rds:*'), finds: [] },
  { name: 'rds-db:*, which other rules are about', document: connect('*', 'rds-db:*'), finds: [] },
  { name: 'everything of one bucket', document: connect('arn:aws:s3:::reports/*', '*'), finds: [] },
  {
    name: 'closed by a denial',
    document: both(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'rds-db:*', Resource: '*' },
    ),
    finds: [],
  },
  {
    name: 'not closed by a denial for requests that are not encrypted',
    document: both(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ),
    finds: ['/Statement/0/Action'],
  },
])
