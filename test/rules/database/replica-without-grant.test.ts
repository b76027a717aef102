import { rule } from '../../../rules/database/replica-without-grant.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
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

const cluster = (region: string, id: string) => ({
  DBClusterIdentifier: `orders-${region}`,
  DBClusterArn: `arn:aws:rds:${region}:444455556666:cluster:orders-${region}`,
  DbClusterResourceId: id,
  Engine: 'aurora-postgresql',
  IAMDatabaseAuthenticationEnabled: true,
})

const list = (...items: JsonObject[]) => ({ state: 'complete', items })
const primary = cluster('eu-west-1', 'cluster-ABCDEFGHIJKL01234')
const secondary = cluster('us-east-1', 'cluster-ABCDEFGHIJKL56789')
const members = [
  { DBClusterArn: primary.DBClusterArn, Readers: [secondary.DBClusterArn], IsWriter: true },
  { DBClusterArn: secondary.DBClusterArn, Readers: [], IsWriter: false },
]

/** A global database of two regions, of which the second was read as told. */
const global = (users: readonly string[], second: JsonObject, clusters: JsonObject = {}) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: users.map(user => `arn:aws:rds-db:${user}`),
        },
      ],
    },
    'snapshot.json': {
      formatVersion: 1,
      takenAt: '2026-01-01T00:00:00Z',
      accounts: [
        {
          Account: '444455556666',
          regions: [
            {
              Region: 'eu-west-1',
              rds: {
                DBClusters: list(primary),
                GlobalClusters: list({ GlobalClusterIdentifier: 'orders', GlobalClusterMembers: members }),
                ...clusters,
              },
            },
            { Region: 'us-east-1', rds: { DBClusters: second } },
          ],
        },
      ],
    },
  },
})

const ofPrimary = 'eu-west-1:444455556666:dbuser:cluster-ABCDEFGHIJKL01234/app'
const refused = { state: 'unseen', why: 'AccessDenied' }

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
  {
    name: 'the other region of a global database',
    ...global([ofPrimary], list(secondary)),
    finds: ['snapshot.json /accounts/0/regions/1/rds/DBClusters/items/0/DbClusterResourceId'],
    says: [
      'no grant for orders-eu-west-1 names its replica orders-us-east-1 in us-east-1, which is cluster-',
    ],
  },
  {
    name: 'both regions granted',
    ...global([ofPrimary, 'us-east-1:444455556666:dbuser:cluster-ABCDEFGHIJKL56789/app'], list(secondary)),
    finds: [],
  },
  { name: 'a region that was not read', ...global([ofPrimary], refused), finds: [], undecided: true },
  {
    name: 'global databases that nobody may see',
    ...global([ofPrimary], list(), { GlobalClusters: refused }),
    finds: [],
    undecided: true,
  },
  { name: 'no replica', ...example([ofSource], {}, {}), finds: [] },
])
