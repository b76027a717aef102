import { rule } from '../../../rules/database/tls-not-forced.ts'
import { exampleInstance, exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const database = (engine: string, version: string, parameter: object) => {
  const { config } = exampleInstance({})
  const instance = {
    DBInstanceIdentifier: 'orders',
    DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
    DbiResourceId: 'db-ABCDEFGHIJKL01234',
    Engine: engine,
    EngineVersion: version,
    Endpoint: { Address: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', Port: 5432 },
    DBParameterGroups: [{ DBParameterGroupName: 'ours' }],
  }
  const parameters = [{ ParameterGroupName: 'ours', ...parameter }]
  const files = { 'snapshot.json': exampleRegion({ DBInstances: [instance], DBParameters: parameters }) }
  return { files, config: config as never }
}

tryRule(rule, [
  {
    name: 'off',
    ...database('postgres', '16.4', { ParameterName: 'rds.force_ssl', ParameterValue: '0' }),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/0'],
    says: ['rds.force_ssl is 0'],
  },
  {
    name: 'on',
    ...database('postgres', '14.4', { ParameterName: 'rds.force_ssl', ParameterValue: '1' }),
    finds: [],
  },
  {
    name: 'nobody set it, before PostgreSQL 15',
    ...database('postgres', '14.4', { ParameterName: 'rds.force_ssl' }),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/0'],
  },
  {
    name: 'nobody set it, PostgreSQL 16',
    ...database('postgres', '16.4', { ParameterName: 'rds.force_ssl' }),
    finds: [],
  },
  {
    name: 'MySQL, off',
    ...database('mysql', '8.0.39', { ParameterName: 'require_secure_transport', ParameterValue: 'OFF' }),
    finds: ['snapshot.json /accounts/0/regions/0/rds/DBInstances/items/0'],
  },
  {
    name: 'MySQL, on',
    ...database('mysql', '8.0.39', { ParameterName: 'require_secure_transport', ParameterValue: 'ON' }),
    finds: [],
  },
  {
    name: 'parameters of another group',
    ...database('postgres', '14.4', {
      ParameterGroupName: 'theirs',
      ParameterName: 'rds.force_ssl',
      ParameterValue: '0',
    }),
    finds: [],
    undecided: true,
  },
  { name: 'parameters were not read', ...exampleInstance({}), finds: [], undecided: true },
])
