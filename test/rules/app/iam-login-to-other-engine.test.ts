import { rule } from '../../../rules/app/iam-login-to-other-engine.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'SQL Server',
    ...exampleBytebase([{}], { engine: 'MSSQL' }),
    finds: ['/dataSources/0/authenticationType'],
    says: ['the admin data source of orders asks for IAM logins, and Bytebase has none for MSSQL'],
    fixes: ['"authenticationType": "PASSWORD"; on the screen: Instances > orders > Authentication'],
  },
  {
    name: 'a password',
    ...exampleBytebase([{ authenticationType: 'PASSWORD' }], { engine: 'MSSQL' }),
    finds: [],
  },
  ...['MYSQL', 'MARIADB', 'POSTGRES', 'OCEANBASE', 'ELASTICSEARCH'].map(engine => ({
    name: engine,
    ...exampleBytebase([{}], { engine }),
    finds: [],
  })),
  {
    name: 'an instance that was put away',
    ...exampleBytebase([{}], { engine: 'MSSQL', state: 'DELETED' }),
    finds: [],
  },
])
