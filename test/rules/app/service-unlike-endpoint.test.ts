import { rule } from '../../../rules/app/service-unlike-endpoint.ts'
import { exampleTeleport } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const rds = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432'

tryRule(rule, [
  {
    name: 'a cluster of Redshift at an endpoint of RDS',
    ...exampleTeleport({ uri: rds, aws: { redshift: { cluster_id: 'orders' } } }),
    finds: ['/db_service/databases/0/uri'],
    says: ['is of Amazon RDS, and the configuration makes it one of Amazon Redshift'],
  },
  {
    name: 'a proxy without its block is told by its endpoint',
    ...exampleTeleport({
      uri: 'orders.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com:5432',
      aws: { region: 'eu-west-1' },
    }),
    finds: [],
  },
  {
    name: 'OpenSearch by its protocol',
    ...exampleTeleport({ protocol: 'opensearch', uri: rds, aws: { account_id: '444455556666' } }),
    finds: ['/db_service/databases/0/uri'],
  },
  {
    name: 'a name of its own',
    ...exampleTeleport({ uri: 'db.example.com:5432', aws: { region: 'eu-west-1' } }),
    finds: [],
  },
])
