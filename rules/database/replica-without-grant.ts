// A read replica that the grants for its source leave out.

import {
  coversReplica,
  defineRule,
  exampleRegion,
  flagOf,
  nothing,
  placeIn,
  replicasOf,
} from '../../src/engine/rule-kit.ts'

const member = 'IAMDatabaseAuthenticationEnabled'

const instance = (name: string, id: string, members: object) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: `arn:aws:rds:eu-west-1:444455556666:db:${name}`,
  DbiResourceId: id,
  Engine: 'postgres',
  [member]: true,
  ...members,
})

const source = (id: string) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: [
            'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${id}/app`,
          ],
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        instance('orders', 'db-ABCDEFGHIJKL01234', { ReadReplicaDBInstanceIdentifiers: ['orders-2'] }),
        instance('orders-2', 'db-ABCDEFGHIJKL56789', {}),
      ],
    }),
  },
})

export const rule = defineRule({
  id: 'replica-without-grant',
  title: 'the grants for a database leave out a read replica of it, or its cluster in another region',
  severity: 'info',
  aws: 'accepts',
  subject: 'database',
  needs: ['copies'],
  since: '0.1.0',
  why: 'a replica has a resource id of its own, and in another region that region in the ARN: nobody who may log in to the source may log in there',
  fix: 'Grant the login to the replica, too, if anybody logs in there.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html',
  ],
  covers: ['PB-15', 'PB-16'],
  yieldsTo: ['successor-without-grant'],
  examples: { bad: [source('db-ABCDEFGHIJKL01234')], good: [source('db-ABCDEFGHIJKL56789')] },
  find({ database, grants, inventory }) {
    const [first] = grants
    const replicas = replicasOf(database, inventory.estate).filter(one => flagOf(one, member) === true)
    if (!first || replicas.length === 0) return nothing
    return replicas
      .filter(one => one.account === database.account && !grants.some(grant => coversReplica(grant, one)))
      .map(one => ({
        ...placeIn(one, one.kind === 'cluster' ? 'DbClusterResourceId' : 'DbiResourceId'),
        facts: {
          name: database.name,
          replica: one.region === database.region ? one.name : `${one.name} in ${one.region}`,
          id: one.resourceId,
        },
      }))
  },
  say: ({ name, replica, id }) => `no grant for ${name} names its replica ${replica}, which is ${id}`,
})
