import { rule } from '../../../rules/database/login-errors-not-exported.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'exports another log',
    ...exampleInstance({ EnabledCloudwatchLogsExports: ['postgresql'] }),
    finds: ['instances.json /DBInstances/0/EnabledCloudwatchLogsExports'],
  },
  {
    name: 'exports none',
    ...exampleInstance({ EnabledCloudwatchLogsExports: [] }),
    finds: ['instances.json /DBInstances/0/EnabledCloudwatchLogsExports'],
  },
  {
    name: 'exports it',
    ...exampleInstance({ EnabledCloudwatchLogsExports: ['iam-db-auth-error'] }),
    finds: [],
  },
  { name: 'not told', ...exampleInstance({}), finds: [] },
])
