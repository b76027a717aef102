import { rule } from '../../../rules/drift/boundary-differs-from-aws.ts'
import { exampleDrift } from '../../../src/engine/example-drift.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'another action',
    ...exampleDrift({ boundary: 'iam:GetRole' }),
    finds: ['boundary.json /Statement', 'boundary.json /Statement/0'],
    says: [
      'the boundary of db in AWS lets it call rds-db:connect',
      "the file's boundary lets db call iam:GetRole",
    ],
  },
  { name: 'the same', ...exampleDrift({ boundary: 'rds-db:connect' }), finds: [] },
  { name: 'no file', ...exampleDrift({ user: 'app' }), finds: [] },
])
