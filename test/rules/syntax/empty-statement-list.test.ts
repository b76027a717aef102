import { rule } from '../../../rules/syntax/empty-statement-list.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'an empty list', document: { Version: '2012-10-17', Statement: [] }, finds: ['/Statement'] },
  {
    name: 'in a wrapper',
    document: { PolicyDocument: { Statement: [] } },
    finds: ['/PolicyDocument/Statement'],
  },
  { name: 'a list with an empty statement', document: policyWith({}), finds: [] },
  { name: 'no list', document: { Version: '2012-10-17', Statement: {} }, finds: [] },
  { name: 'no Statement', document: { Version: '2012-10-17' }, finds: [] },
])
