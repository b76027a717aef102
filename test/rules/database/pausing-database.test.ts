import { rule } from '../../../rules/database/pausing-database.ts'
import { exampleCluster } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'pauses',
    ...exampleCluster({ ServerlessV2ScalingConfiguration: { MinCapacity: 0 } }),
    finds: ['clusters.json /DBClusters/0/ServerlessV2ScalingConfiguration/MinCapacity'],
  },
  {
    name: 'does not',
    ...exampleCluster({ ServerlessV2ScalingConfiguration: { MinCapacity: 0.5 } }),
    finds: [],
  },
  { name: 'is not serverless', ...exampleCluster({}), finds: [] },
])
