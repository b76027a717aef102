import { rule } from '../../../rules/database/database-not-running.ts'
import { exampleCluster, exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'stopped',
    ...exampleInstance({ DBInstanceStatus: 'stopped' }),
    finds: ['instances.json /DBInstances/0/DBInstanceStatus'],
  },
  {
    name: 'storage-full',
    ...exampleInstance({ DBInstanceStatus: 'storage-full' }),
    finds: ['instances.json /DBInstances/0/DBInstanceStatus'],
  },
  {
    name: 'inaccessible-encryption-credentials',
    ...exampleInstance({ DBInstanceStatus: 'inaccessible-encryption-credentials' }),
    finds: ['instances.json /DBInstances/0/DBInstanceStatus'],
  },
  {
    name: 'incompatible-network',
    ...exampleInstance({ DBInstanceStatus: 'incompatible-network' }),
    finds: ['instances.json /DBInstances/0/DBInstanceStatus'],
  },
  {
    name: 'a stopped cluster',
    ...exampleCluster({ Status: 'stopped' }),
    finds: ['clusters.json /DBClusters/0/Status'],
  },
  { name: 'available', ...exampleInstance({ DBInstanceStatus: 'available' }), finds: [] },
  { name: 'backing-up', ...exampleInstance({ DBInstanceStatus: 'backing-up' }), finds: [] },
  { name: 'modifying', ...exampleInstance({ DBInstanceStatus: 'modifying' }), finds: [] },
  { name: 'rebooting', ...exampleInstance({ DBInstanceStatus: 'rebooting' }), finds: [] },
  {
    name: 'stopped, and no link goes there',
    ...{ files: exampleInstance({ DBInstanceStatus: 'stopped' }).files },
    finds: [],
  },
])
