import { rule } from '../../../rules/database/iam-logins-ending.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'waits to be turned off',
    ...exampleInstance({
      IAMDatabaseAuthenticationEnabled: true,
      PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: false },
    }),
    finds: ['instances.json /DBInstances/0/PendingModifiedValues/IAMDatabaseAuthenticationEnabled'],
  },
  {
    name: 'on, and nothing waits',
    ...exampleInstance({ IAMDatabaseAuthenticationEnabled: true, PendingModifiedValues: {} }),
    finds: [],
  },
  {
    name: 'off, and stays so',
    ...exampleInstance({
      IAMDatabaseAuthenticationEnabled: false,
      PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: false },
    }),
    finds: [],
  },
])
