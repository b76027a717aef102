import { rule } from '../../../rules/condition/contradictory-conditions.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })
const at = (operator: string, key: string) => `/Statement/0/Condition/${operator}/${key}`

const region = 'aws:RequestedRegion'

tryRule(rule, [
  {
    name: 'a value and a pattern that it does not match',
    document: asking({ StringEquals: { [region]: 'eu-central-1' }, StringLike: { [region]: 'us-*' } }),
    finds: [at('StringLike', region)],
    says: [region],
  },
  {
    name: 'one value, and not that value',
    document: asking({
      StringEquals: { [region]: 'eu-west-1' },
      StringNotEquals: { 'AWS:RequestedRegion': 'eu-west-1' },
    }),
    finds: [at('StringNotEquals', 'AWS:RequestedRegion')],
  },
  {
    name: 'patterns that have nothing in common',
    document: asking({
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' },
      StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/db-*' },
    }),
    finds: [at('StringLike', 'aws:PrincipalArn')],
  },
  {
    name: 'patterns that have',
    document: asking({
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' },
      StringLike: { 'aws:PrincipalArn': '*-prod' },
    }),
    finds: [],
  },
  {
    name: 'present and missing',
    document: asking({
      Null: { 'aws:SourceVpce': 'true' },
      StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' },
    }),
    finds: [at('StringEquals', 'aws:SourceVpce')],
  },
  {
    name: 'numbers that leave nothing between them',
    document: asking({
      NumericLessThan: { 'aws:MultiFactorAuthAge': '300' },
      NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' },
    }),
    finds: [at('NumericLessThan', 'aws:MultiFactorAuthAge')],
  },
  {
    name: 'dates in the wrong order',
    document: asking({
      DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
      DateGreaterThan: { 'aws:CurrentTime': '2031-01-01T00:00:00Z' },
    }),
    finds: [at('DateLessThan', 'aws:CurrentTime')],
  },
  {
    name: 'in a Deny, which then denies nothing',
    document: asking({ StringEquals: { [region]: 'a' }, StringEqualsIgnoreCase: { [region]: 'b' } }, 'Deny'),
    finds: [at('StringEqualsIgnoreCase', region)],
  },

  { name: 'a list', document: asking({ StringEquals: { [region]: ['eu-west-1', 'us-east-1'] } }), finds: [] },
  {
    name: 'a pattern and an exception from it',
    document: asking({ StringLike: { [region]: 'eu-*' }, StringNotEquals: { [region]: 'eu-west-1' } }),
    finds: [],
  },
  {
    name: 'a window',
    document: asking({
      DateGreaterThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2031-01-01T00:00:00Z' },
    }),
    finds: [],
  },
  {
    name: 'all of these, and one of them',
    document: asking({
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] },
      'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] },
    }),
    finds: [],
  },
  {
    name: 'two that one request may bring',
    document: asking({
      'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' },
      'ForAnyValue:StringLike': { 'aws:TagKeys': 'cost*' },
    }),
    finds: [],
  },
  {
    name: 'a value and a variable',
    document: asking({
      StringEquals: { 'aws:PrincipalTag/a': '${aws:PrincipalTag/b}' },
      StringLike: { 'aws:PrincipalTag/a': 'x*' },
    }),
    finds: [],
  },
  {
    name: 'present, and a value',
    document: asking({
      Null: { 'aws:SourceVpce': 'false' },
      StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' },
    }),
    finds: [],
  },
  {
    name: 'two networks, which may overlap',
    document: asking({
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      NotIpAddress: { 'aws:SourceIp': '203.0.113.7/32' },
    }),
    finds: [],
  },
])
