import { rule } from '../../../rules/database/iam-logins-pending.ts'
import { exampleCluster, exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'waits',
    ...exampleInstance({
      IAMDatabaseAuthenticationEnabled: false,
      PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true },
    }),
    finds: ['instances.json /DBInstances/0/PendingModifiedValues/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'waits, of a cluster',
    ...exampleCluster({
      IAMDatabaseAuthenticationEnabled: false,
      PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true },
    }),
    finds: ['clusters.json /DBClusters/0/PendingModifiedValues/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'off, and nothing waits',
    ...exampleInstance({ IAMDatabaseAuthenticationEnabled: false, PendingModifiedValues: {} }),
    finds: [],
  },
  {
    name: 'another change waits',
    ...exampleInstance({
      IAMDatabaseAuthenticationEnabled: false,
      PendingModifiedValues: { EngineVersion: '16.6' },
    }),
    finds: [],
  },
])
