import { rule } from '../../../rules/connect/database-user-pattern.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`

tryRule(rule, [
  { name: 'a beginning', document: connect(as('app_*')), finds: [here], says: ['matches "app_*"'] },
  { name: 'an end', document: connect(as('*_ro')), finds: [here] },
  { name: 'one open character', document: connect([as('app'), as('app?')]), finds: [`${here}/1`] },
  {
    name: 'on every database, which is still this pattern',
    document: connect('arn:aws:rds-db:us-east-1:444455556666:dbuser:*/app_*'),
    finds: [here],
  },
  { name: 'one user', document: connect(as('app')), finds: [] },
  { name: 'every user, which another rule is about', document: connect(as('*')), finds: [] },
  { name: 'a variable', document: connect(as('${aws:PrincipalTag/user}')), finds: [] },
  { name: 'a star that is meant as one', document: connect(as('${*}')), finds: [] },
  {
    name: 'no login at all',
    document: policyWith({ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: as('app_*') }),
    finds: [],
  },
  {
    name: 'closed by a denial',
    document: both(
      { Effect: 'Allow', Action: 'rds-db:connect', Resource: as('app_*') },
      { Effect: 'Deny', Action: 'rds-db:connect', Resource: as('app_*') },
    ),
    finds: [],
  },
])
