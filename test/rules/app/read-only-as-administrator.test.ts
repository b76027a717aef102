import { rule } from '../../../rules/app/read-only-as-administrator.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const readOnly = { id: 'ro', type: 'READ_ONLY' }

tryRule(rule, [
  {
    name: 'one user',
    ...exampleBytebase([{}, readOnly]),
    finds: ['/dataSources/1/username'],
    says: ['the read-only data source of orders logs in as bytebase, as the admin does'],
  },
  { name: 'two users', ...exampleBytebase([{}, { ...readOnly, username: 'bytebase_ro' }]), finds: [] },
  {
    name: 'two users that differ in case, which the database does too',
    ...exampleBytebase([{}, { ...readOnly, username: 'Bytebase' }]),
    finds: [],
  },
  { name: 'no admin', ...exampleBytebase([readOnly]), finds: [] },
])
