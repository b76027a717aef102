import { rule } from '../../../rules/app/alias-as-database-host.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  ...['orders.example.com', '10.0.3.7', 'localhost', 'host.docker.internal'].map(host => ({
    name: host,
    ...exampleBytebase([{ host }]),
    finds: ['/dataSources/0/host'],
    says: [`logs in by IAM to ${host}, which is no endpoint of RDS`],
  })),
  ...[
    'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com',
    'Orders.Cluster-RO-abcdefghijkl.eu-west-1.rds.amazonaws.com',
    'orders.proxy-abcdefghijkl.cn-north-1.rds.amazonaws.com.cn',
  ].map(host => ({ name: host, ...exampleBytebase([{ host }]), finds: [] })),
  {
    name: 'with a password',
    ...exampleBytebase([{ host: 'orders.example.com', authenticationType: 'PASSWORD' }]),
    finds: [],
  },
])
