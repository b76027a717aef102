import { rule } from '../../../rules/database/replica-without-grant.ts'
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

tryRule(rule, [
  {
    name: 'left out',
    ...example([ofSource], named, {}),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/1/DbiResourceId'],
  },
  { name: 'granted', ...example([ofSource, 'db-ABCDEFGHIJKL56789/app'], named, {}), finds: [] },
  { name: 'by a pattern', ...example(['db-ABCDEFGHIJKL*/app'], named, {}), finds: [] },
  {
    name: 'takes no tokens',
    ...example([ofSource], named, { IAMDatabaseAuthenticationEnabled: false }),
    finds: [],
  },
  { name: 'no replica', ...example([ofSource], {}, {}), finds: [] },
])
