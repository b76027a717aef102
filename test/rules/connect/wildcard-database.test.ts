import { rule } from '../../../rules/connect/wildcard-database.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const at = (id: string, user = 'app', region = 'us-east-1') =>
  `arn:aws:rds-db:${region}:444455556666:dbuser:${id}/${user}`

tryRule(rule, [
  {
    name: 'every database',
    document: connect(at('*')),
    finds: [here],
    says: ['as app is open to every database of the region'],
  },
  {
    name: 'in every region',
    document: connect(at('*', 'app', '*')),
    finds: [here],
    says: ['every database of every region'],
  },
  { name: 'every instance', document: connect(at('db-*')), finds: [here], says: ['every instance'] },
  {
    name: 'every cluster',
    document: connect(['arn:aws:rds-db:*:*:dbuser:cluster-*/app']),
    finds: [`${here}/0`],
    says: ['every cluster'],
  },
  { name: 'every proxy', document: connect(at('prx-*')), finds: [here], says: ['every proxy'] },
  { name: 'users with a beginning', document: connect(at('*', 'app_*')), finds: [here] },
  { name: 'a user named by a variable', document: connect(at('*', '${aws:username}')), finds: [here] },
  { name: 'one of several values', document: connect([at('db-ABC'), at('*')]), finds: [`${here}/1`] },
  { name: 'one database', document: connect(at('db-ABC')), finds: [] },
  { name: 'the beginning of an id', document: connect(at('db-ABC*')), finds: [] },
  { name: 'every user too, which another rule is about', document: connect(at('*', '*')), finds: [] },
  {
    name: 'a placeholder for the account',
    document: connect('arn:aws:rds-db:us-east-1:YOUR_ACCOUNT_ID:dbuser:*/app'),
    finds: [],
  },
  {
    name: 'closed by a denial of all other databases',
    document: both(
      { Effect: 'Allow', Action: 'rds-db:connect', Resource: at('*') },
      { Effect: 'Deny', Action: 'rds-db:connect', NotResource: at('db-ABC', '*') },
    ),
    finds: [],
  },
  {
    name: 'a foreign account, where nothing is open',
    document: { Arn: 'arn:aws:iam::111122223333:role/tool', PolicyDocument: connect(at('*')) } as never,
    finds: [],
  },
  {
    name: 'the database of the link',
    files: { 'connect.json': connect(at('*')) },
    config: {
      links: [
        {
          name: 'orders',
          target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
          database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
        },
      ],
    },
    finds: [`connect.json ${here}`],
    fixes: [at('db-ABCDEFGHIJKL01234')],
  },
])
