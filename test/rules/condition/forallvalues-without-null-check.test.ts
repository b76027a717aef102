import { rule } from '../../../rules/condition/forallvalues-without-null-check.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })
const at = (operator: string, key: string) => `/Statement/0/Condition/${operator}/${key}`

const keys = { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/', 'o-a1b2c3d4e5/r-cd34/'] }
const operator = 'ForAllValues:StringEquals'

tryRule(rule, [
  {
    name: 'roots of an organization',
    document: asking({ [operator]: keys }),
    finds: [at(operator, 'aws:PrincipalOrgPaths')],
    fixes: ['"Null": {"aws:PrincipalOrgPaths": "false"}'],
  },
  {
    name: 'paths of an organization',
    document: asking({ 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }),
    finds: [at('ForAllValues:StringLike', 'aws:PrincipalOrgPaths')],
  },
  {
    name: 'none of these',
    document: asking({ 'ForAllValues:StringNotEquals': keys }),
    finds: [at('ForAllValues:StringNotEquals', 'aws:PrincipalOrgPaths')],
  },

  {
    name: 'with Null',
    document: asking({ [operator]: keys, Null: { 'aws:PrincipalOrgPaths': 'false' } }),
    finds: [],
  },
  {
    name: 'tags, which are limited and not asked for',
    document: asking({ [operator]: { 'aws:TagKeys': ['team'] } }),
    finds: [],
  },
  {
    name: 'with ForAnyValue',
    document: asking({ [operator]: keys, 'ForAnyValue:StringEquals': keys }),
    finds: [],
  },
  {
    name: 'a key of a service',
    document: asking({ [operator]: { 'kms:GrantOperations': ['Decrypt'] } }),
    finds: [],
  },
  { name: 'a Deny', document: asking({ [operator]: keys }, 'Deny'), finds: [] },
  {
    name: 'a key with one value',
    document: asking({ [operator]: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
])
