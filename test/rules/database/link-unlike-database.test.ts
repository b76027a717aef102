import { rule } from '../../../rules/database/link-unlike-database.ts'
import { exampleCluster, exampleInstance } from '../../../src/engine/example-databases.ts'
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

const cluster = 'arn:aws:rds:eu-west-1:444455556666:cluster:orders'

/** A link to the writer of a global database, which is in Ireland. */
const global = (region: string) => ({
  files: {
    ...exampleCluster({}).files,
    'global.json': {
      GlobalClusters: [
        {
          GlobalClusterIdentifier: 'orders',
          Endpoint: 'orders.global-abcdefghijkl.global.rds.amazonaws.com',
          GlobalClusterMembers: [
            { DBClusterArn: 'arn:aws:rds:us-east-1:444455556666:cluster:orders', IsWriter: false },
            { DBClusterArn: cluster, IsWriter: true },
          ],
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        target: { role: 'arn:aws:iam::444455556666:role/login' },
        database: { host: 'orders.global-abcdefghijkl.global.rds.amazonaws.com', region, user: 'app' },
      },
    ],
  },
})

tryRule(rule, [
  {
    name: 'another region than that of the writer of a global database',
    ...global('us-east-1'),
    finds: ['rdsaudit.config.json /links/0/database/region'],
    says: ['us-east-1'],
  },
  { name: 'the region of the writer', ...global('eu-west-1'), finds: [] },
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
