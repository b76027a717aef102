import { rule } from '../../../rules/database/endpoint-without-database.ts'
import { exampleInstance, exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const instance = {
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
  DbiResourceId: 'db-ABCDEFGHIJKL01234',
  Engine: 'postgres',
  Endpoint: { Address: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', Port: 5432 },
}

const region = (instances: readonly (typeof instance)[]) => ({
  files: {
    'snapshot.json': exampleRegion({
      DBInstances: instances,
      DBClusters: [],
      DBClusterEndpoints: [],
      DBProxies: [],
      DBProxyEndpoints: [],
    }),
  },
  config: exampleInstance({}).config as never,
})

tryRule(rule, [
  { name: 'not among all', ...region([]), finds: ['rdsaudit.config.json /links/0/database/host'] },
  { name: 'there', ...region([instance]), finds: [] },
  {
    name: 'there, in other letters',
    ...region([{ ...instance, Endpoint: { Address: instance.Endpoint.Address.toUpperCase(), Port: 5432 } }]),
    finds: [],
  },
  {
    name: 'not all were read',
    ...exampleInstance({
      Endpoint: { Address: 'stock.abcdefghijkl.eu-west-1.rds.amazonaws.com', Port: 5432 },
    }),
    finds: [],
  },
])
