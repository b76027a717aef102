import { expect, test } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import type { JsonValue } from '../../src/base/json-value.ts'
import { exampleTeleportUsers } from '../../src/engine/example-teleport.ts'
import { testNow } from '../helpers/try-rule.ts'

async function foundIn(files: Readonly<Record<string, JsonValue>>) {
  const checker = await createChecker({ now: testNow })
  for (const [path, value] of Object.entries(files)) await checker.check(path, JSON.stringify(value))
  const { documents } = await checker.finish()
  return documents.flatMap(({ findings }) => findings).map(({ rule }) => rule)
}

const aws = { account_id: '444455556666', region: 'eu-west-1' }
const docdb = {
  protocol: 'mongodb',
  uri: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com:27017',
  aws,
}
const cluster = {
  DBClusterIdentifier: 'orders',
  DBClusterArn: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders',
  DbClusterResourceId: 'cluster-ABCDEFGHIJKL01234',
  Engine: 'docdb',
  EngineVersion: '5.0.0',
  Endpoint: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com',
  Port: 27017,
  IAMDatabaseAuthenticationEnabled: false,
}

test('what RDS says of a cluster of DocumentDB is not taken for a database of RDS', async () => {
  const { files } = exampleTeleportUsers(docdb, ['reader'])
  expect(await foundIn({ ...files, 'clusters.json': { DBClusters: [cluster] } })).toEqual([])
})
