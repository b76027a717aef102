import { rule } from '../../../rules/syntax/byte-order-mark.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a mark in front of a policy',
    text: '\ufeff{"Statement": []}',
    finds: ['1:1'],
    says: ['invisible byte order mark'],
  },
  { name: 'no mark', text: '{"Statement": []}', finds: [] },
  { name: 'the same character inside a value', text: '{"Id": "\ufeff", "Statement": []}', finds: [] },
  { name: 'a mark in front of broken JSON, which matters more', text: '\ufeff{"Statement": [', finds: [] },
])
