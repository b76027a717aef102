import { rule } from '../../../rules/syntax/condition-without-values.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const when = (operator: string, values: unknown = []) =>
  policyWith({ ...allow, Condition: { [operator]: { 'aws:RequestedRegion': values } } })
const at = (operator: string) => [`/Statement/0/Condition/${operator}/aws:RequestedRegion`]

tryRule(rule, [
  {
    name: 'StringEquals',
    document: when('StringEquals'),
    finds: at('StringEquals'),
    says: ['"aws:RequestedRegion" is compared with an empty list'],
  },
  { name: 'a date', document: when('DateGreaterThan'), finds: at('DateGreaterThan') },
  { name: 'Null', document: when('Null'), finds: at('Null') },
  { name: 'ForAnyValue', document: when('ForAnyValue:StringLike'), finds: at('ForAnyValue:StringLike') },
  ...['ForAllValues:StringLike', 'StringEqualsIfExists', 'StringNotEquals', 'NotIpAddress'].map(operator => ({
    name: `${operator}, which an empty list satisfies`,
    document: when(operator),
    finds: [],
  })),
  { name: 'an operator that does not exist', document: when('Equals'), finds: [] },
  { name: 'an empty string', document: when('StringEquals', ''), finds: [] },
  { name: 'a list of an empty string', document: when('StringEquals', ['']), finds: [] },
])
