import { rule } from '../../../rules/database/link-unlike-database.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const link = (database: object) => ({
  files: exampleInstance({}).files,
  config: {
    links: [
      {
        name: 'orders',
        target: { role: 'arn:aws:iam::444455556666:role/login' },
        database: {
          host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com',
          user: 'app',
          ...database,
        } as never,
      },
    ],
  },
})

tryRule(rule, [
  {
    name: 'another port',
    ...link({ port: 5433 }),
    finds: ['rdsaudit.config.json /links/0/database/port'],
    says: ['the port of link orders is 5433, and its database has 5432'],
  },
  {
    name: 'another engine',
    ...link({ engine: 'mysql' }),
    finds: ['rdsaudit.config.json /links/0/database/engine'],
  },
  {
    name: 'another resource id',
    ...link({ resourceId: 'db-ZYXWVUTSRQPO98765' }),
    finds: ['rdsaudit.config.json /links/0/database/resourceId'],
    fixes: ['db-ABCDEFGHIJKL01234'],
  },
  {
    name: 'another region',
    ...link({ region: 'eu-central-1' }),
    finds: ['rdsaudit.config.json /links/0/database/region'],
  },
  {
    name: 'the same',
    ...link({ port: 5432, engine: 'postgres', region: 'eu-west-1', resourceId: 'db-ABCDEFGHIJKL01234' }),
    finds: [],
  },
  { name: 'nothing said', ...link({}), finds: [] },
])
