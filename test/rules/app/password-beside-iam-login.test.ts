import { rule } from '../../../rules/app/password-beside-iam-login.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const readOnly = { id: 'ro', type: 'READ_ONLY', username: 'bytebase_ro' }

tryRule(rule, [
  {
    name: 'the read-only one',
    ...exampleBytebase([{}, { ...readOnly, authenticationType: 'PASSWORD' }]),
    finds: ['/dataSources/1/authenticationType'],
    says: ['the read-only data source of orders logs in with a password'],
  },
  { name: 'both by IAM', ...exampleBytebase([{}, readOnly]), finds: [] },
  {
    name: 'both with a password, which is their own affair',
    ...exampleBytebase([{ authenticationType: 'PASSWORD' }, { ...readOnly, authenticationType: 'PASSWORD' }]),
    finds: [],
  },
])
