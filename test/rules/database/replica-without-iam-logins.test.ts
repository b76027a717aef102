import { rule } from '../../../rules/database/replica-without-iam-logins.ts'
import { exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const instance = (name: string, id: string, members: object) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: `arn:aws:rds:eu-west-1:444455556666:db:${name}`,
  DbiResourceId: id,
  Engine: 'postgres',
  IAMDatabaseAuthenticationEnabled: true,
  ...members,
})

const example = (users: readonly string[], source: object, replica: object) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: users.map(user => `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${user}`),
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        instance('orders', 'db-ABCDEFGHIJKL01234', source),
        instance('orders-2', 'db-ABCDEFGHIJKL56789', replica),
      ],
    }),
  },
})

const named = { ReadReplicaDBInstanceIdentifiers: ['orders-2'] }
const ofSource = 'db-ABCDEFGHIJKL01234/app'

const off = { IAMDatabaseAuthenticationEnabled: false }

tryRule(rule, [
  {
    name: 'off',
    ...example([ofSource], named, off),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/1/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'named by its ARN',
    ...example(
      [ofSource],
      { ReadReplicaDBInstanceIdentifiers: ['arn:aws:rds:eu-west-1:444455556666:db:orders-2'] },
      off,
    ),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/1/IAMDatabaseAuthenticationEnabled'],
  },
  { name: 'on', ...example([ofSource], named, {}), finds: [] },
  { name: 'no replica', ...example([ofSource], {}, off), finds: [] },
  { name: 'off at the source, too', ...example([ofSource], { ...named, ...off }, off), finds: [] },
])
