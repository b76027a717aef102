import { rule } from '../../../rules/app/custom-endpoint-without-cluster.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const uri = 'reports.cluster-custom-abcdefghijkl.eu-west-1.rds.amazonaws.com:5432'

tryRule(rule, [
  {
    name: 'without the cluster',
    ...exampleTeleportDatabase({ uri, aws: { account_id: '444455556666' } }),
    finds: ['/spec/uri'],
  },
  { name: 'with it', ...exampleTeleport({ uri, aws: { rds: { cluster_id: 'orders' } } }), finds: [] },
  {
    name: 'the writer',
    ...exampleTeleport({ uri: uri.replace('cluster-custom', 'cluster') }),
    finds: [],
  },
])
