import { rule } from '../../../rules/connect/wildcard-login-resource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const connectAll = { Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }
const exact = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'

tryRule(rule, [
  { name: 'the star', document: connect('*'), finds: [here], says: ['every database and user'] },
  { name: 'in a list', document: connect([exact, '*']), finds: [`${here}/1`] },
  { name: 'through the wildcard of its service', document: connect('*', ['rds-db:*']), finds: [here] },
  {
    name: 'an ARN with a star for the service',
    document: connect('arn:aws:*:us-east-1:444455556666:*'),
    finds: [here],
  },
  {
    name: 'one object as Statement',
    document: { Version: '2012-10-17', Statement: connectAll as never },
    finds: ['/Statement/Resource'],
  },
  {
    name: 'all that is of rds-db, which another rule is about',
    document: connect('arn:aws:rds-db:*'),
    finds: [],
  },
  {
    name: 'other actions beside it, which another rule is about',
    document: connect('*', ['rds-db:connect', 'rds:DescribeDBInstances']),
    finds: [],
  },
  { name: 'an administrator', document: connect('*', '*'), finds: [] },
  {
    name: 'closed by a denial of all but one user',
    document: both(connectAll, { Effect: 'Deny', Action: 'rds-db:connect', NotResource: exact }),
    finds: [],
  },
  {
    name: 'narrowed by a denial of one user only',
    document: both(connectAll, { Effect: 'Deny', Action: 'rds-db:*', Resource: exact }),
    finds: ['/Statement/0/Resource'],
  },
  { name: 'a denial', document: policyWith({ ...connectAll, Effect: 'Deny' }), finds: [] },
  {
    name: 'what links of others log in as',
    files: { 'orders.json': connect('*'), 'billing.json': connect(exact) },
    config: {
      links: [
        {
          name: 'orders',
          target: { role: 'arn:aws:iam::444455556666:role/orders', policies: ['orders.json'] },
          database: { region: 'us-east-1', resourceId: 'db-ORDERS', user: 'app' },
        },
        {
          name: 'billing',
          target: { role: 'arn:aws:iam::444455556666:role/billing', policies: ['billing.json'] },
          database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
        },
      ],
    },
    finds: [`orders.json ${here}`],
    says: ['also app of link billing'],
    fixes: ['dbuser:db-ORDERS/app'],
  },
])
