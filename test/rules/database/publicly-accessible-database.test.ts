import { rule } from '../../../rules/database/publicly-accessible-database.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'public',
    ...exampleInstance({ PubliclyAccessible: true }),
    finds: ['instances.json /DBInstances/0/PubliclyAccessible'],
  },
  { name: 'private', ...exampleInstance({ PubliclyAccessible: false }), finds: [] },
  {
    name: 'public, and nobody logs in to it',
    ...{ files: exampleInstance({ PubliclyAccessible: true }).files },
    finds: [],
  },
])
