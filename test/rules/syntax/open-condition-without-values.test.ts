import { rule } from '../../../rules/syntax/open-condition-without-values.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const when = (operator: string, values: unknown = []) =>
  policyWith({ ...allow, Condition: { [operator]: { 'aws:TagKeys': values } } })
const at = (operator: string) => [`/Statement/0/Condition/${operator}/aws:TagKeys`]

tryRule(rule, [
  ...(
    [
      ['StringNotEquals', 'true for every request'],
      ['ForAllValues:StringNotEquals', 'true for every request'],
      ['StringNotLikeIfExists', 'true for every request'],
      ['StringEqualsIfExists', 'every request that has no "aws:TagKeys"'],
      ['ForAllValues:StringEquals', 'every request that has no "aws:TagKeys"'],
      ['ForAnyValue:StringNotEquals', 'every request that has "aws:TagKeys"'],
    ] as const
  ).map(([operator, says]) => ({
    name: operator,
    document: when(operator),
    finds: at(operator),
    says: [says],
  })),
  { name: 'StringEquals, which never matches', document: when('StringEquals'), finds: [] },
  {
    name: 'ForAnyValue:StringEquals, which never matches',
    document: when('ForAnyValue:StringEquals'),
    finds: [],
  },
  { name: 'a value', document: when('StringNotEquals', ['x']), finds: [] },
  { name: 'an operator that does not exist', document: when('NotEquals'), finds: [] },
])
