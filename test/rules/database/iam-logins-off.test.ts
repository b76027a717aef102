import { rule } from '../../../rules/database/iam-logins-off.ts'
import { exampleCluster, exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const grant = (id: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${id}/app`,
    },
  ],
})

tryRule(rule, [
  {
    name: 'off',
    ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false }),
    finds: ['instances.json /DBInstances/0/IAMDatabaseAuthenticationEnabled'],
    says: ['the instance orders does not accept IAM logins'],
    fixes: ['aws rds modify-db-instance --db-instance-identifier orders --enable-iam'],
  },
  {
    name: 'off, of a cluster',
    ...exampleCluster({ IAMDatabaseAuthenticationEnabled: false }),
    finds: ['clusters.json /DBClusters/0/IAMDatabaseAuthenticationEnabled'],
    fixes: ['modify-db-cluster --db-cluster-identifier orders'],
  },
  { name: 'on', ...exampleInstance({ IAMDatabaseAuthenticationEnabled: true }), finds: [] },
  { name: 'not described', ...exampleInstance({}), finds: [] },
  {
    name: 'waits to be turned on',
    ...exampleInstance({
      IAMDatabaseAuthenticationEnabled: false,
      PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true },
    }),
    finds: [],
  },
  {
    name: 'off, and nobody logs in to it',
    ...{ files: exampleInstance({ IAMDatabaseAuthenticationEnabled: false }).files },
    finds: [],
  },
  {
    name: 'off, and a grant names it',
    ...{
      files: {
        ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false }).files,
        'connect.json': grant('db-ABCDEFGHIJKL01234'),
      },
    },
    finds: ['instances.json /DBInstances/0/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'off, and a grant names another',
    ...{
      files: {
        ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false }).files,
        'connect.json': grant('db-ZYXWVUTSRQPO98765'),
      },
    },
    finds: [],
  },
  {
    name: 'off, and a grant is for everything',
    ...{
      files: {
        ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false }).files,
        'connect.json': grant('*'),
      },
    },
    finds: [],
  },
  {
    name: 'a member of a cluster: the cluster decides',
    ...{
      files: {
        ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false, DBClusterIdentifier: 'orders' }).files,
        ...exampleCluster({ IAMDatabaseAuthenticationEnabled: true }).files,
      },
      config: exampleInstance({}).config as never,
    },
    finds: [],
  },
])
