import { rule } from '../../../rules/drift/permissions-differ-from-aws.ts'
import { exampleDrift } from '../../../src/engine/example-drift.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'another user',
    ...exampleDrift({ user: 'report' }),
    finds: ['connect.json /Statement', 'connect.json /Statement/0'],
    says: ['AWS lets db call rds-db:connect on', 'the files let db call rds-db:connect on'],
  },
  { name: 'everybody in the file', ...exampleDrift({ user: '*' }), finds: ['connect.json /Statement/0'] },
  { name: 'the same', ...exampleDrift({ user: 'app' }), finds: [] },
])
