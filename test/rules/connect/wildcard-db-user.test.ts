import { rule } from '../../../rules/connect/wildcard-db-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (resource: string, action = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action: action, Resource: resource })
const here = '/Statement/0/Resource'

const link = {
  name: 'orders',
  target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
  database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
}

tryRule(rule, [
  {
    name: 'every user of one database',
    document: connect('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/*'),
    finds: [here],
    says: ['every user of the database'],
  },
  {
    name: 'everything, spelled out',
    document: connect('arn:aws:rds-db:*:*:dbuser:*/*'),
    finds: [here],
    says: ['every database and user'],
  },
  {
    name: 'through a wildcard action',
    document: connect('arn:aws:rds-db:*:*:dbuser:*/*', 'rds-db:*'),
    finds: [here],
  },
  { name: 'one user everywhere', document: connect('arn:aws:rds-db:*:*:dbuser:*/app'), finds: [] },
  {
    name: 'users with a beginning',
    document: connect('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app_*'),
    finds: [],
  },
  { name: 'the star alone, which another rule is about', document: connect('*'), finds: [] },
  {
    name: 'a denial',
    document: policyWith({
      Effect: 'Deny',
      Action: 'rds-db:connect',
      Resource: 'arn:aws:rds-db:*:*:dbuser:*/*',
    }),
    finds: [],
  },
  {
    name: 'no login at all',
    document: connect('arn:aws:rds-db:*:*:dbuser:*/*', 'rds:DescribeDBInstances'),
    finds: [],
  },
  {
    name: 'the exact ARN from the link',
    files: { 'connect.json': connect('arn:aws:rds-db:*:*:dbuser:*/*') },
    config: { links: [link] },
    finds: [`connect.json ${here}`],
    fixes: ['"arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app"'],
  },
])
