import { rule } from '../../../rules/secrets/cluster-without-data-api.ts'
import { exampleHttpEndpoint } from '../../../src/engine/example-http-endpoint.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const of = (Engine: string, EngineVersion: string, more = {}) =>
  exampleHttpEndpoint({ cluster: { Engine, EngineVersion, ...more } })
const found = ['roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Resource']
const mysql = 'aurora-mysql'

tryRule(rule, [
  { name: 'a cluster of RDS', ...of('mysql', '8.0.39'), finds: found, says: ['mysql has no Data API'] },
  {
    name: 'an older minor version',
    ...of('aurora-postgresql', '16.0'),
    finds: found,
    says: ['from 16.1 on'],
  },
  {
    name: 'an older major version',
    ...of('aurora-postgresql', '12.19'),
    finds: found,
    says: ['from 13.11 on'],
  },
  { name: 'the first minor version', ...of('aurora-postgresql', '14.8'), finds: [] },
  { name: 'a version of which nothing is known', ...of('aurora-postgresql', '19.1'), finds: [] },
  {
    name: 'Aurora MySQL before 3.07',
    ...of(mysql, '8.0.mysql_aurora.3.04.2'),
    finds: found,
    says: [
      'orders-report is granted the Data API of orders, which cannot have it: Aurora MySQL has it from 3.07 on',
    ],
  },
  { name: 'Aurora MySQL 2', ...of(mysql, '5.7.mysql_aurora.2.12.1'), finds: found },
  { name: 'Aurora MySQL 3.08', ...of(mysql, '8.0.mysql_aurora.3.08.0'), finds: [] },
  { name: 'Serverless v1', ...of(mysql, '5.7.mysql_aurora.2.08.4', { EngineMode: 'serverless' }), finds: [] },
  { name: 'no version told', ...of(mysql, '8.0'), finds: [] },
])
