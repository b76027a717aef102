import { rule } from '../../../rules/condition/condition-without-effect.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })
const at = (operator: string, key: string) => `/Statement/0/Condition/${operator}/${key}`

tryRule(rule, [
  {
    name: 'every address',
    document: asking({ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }),
    finds: [at('IpAddress', 'aws:SourceIp')],
    says: ['0.0.0.0/0 matches every value'],
  },
  {
    name: 'every address of version 6',
    document: asking({ IpAddress: { 'aws:SourceIp': '::/0' } }),
    finds: [at('IpAddress', 'aws:SourceIp')],
  },
  {
    name: 'every caller',
    document: asking({ ArnLike: { 'aws:PrincipalArn': '*' } }),
    finds: [at('ArnLike', 'aws:PrincipalArn')],
  },
  {
    name: 'every region',
    document: asking({ StringLike: { 'aws:RequestedRegion': '*' } }, 'Deny'),
    finds: [at('StringLike', 'aws:RequestedRegion')],
  },
  {
    name: 'anything, if it is there',
    document: asking({ StringLikeIfExists: { 'aws:SourceVpce': '*' } }),
    finds: [at('StringLikeIfExists', 'aws:SourceVpce')],
  },
  {
    name: 'true or false',
    document: asking({ Bool: { 'aws:SecureTransport': ['true', 'false'] } }),
    finds: [at('Bool', 'aws:SecureTransport')],
  },
  {
    name: 'missing or not',
    document: asking({ Null: { 'aws:SourceVpce': [true, false] } }),
    finds: [at('Null', 'aws:SourceVpce')],
  },

  { name: 'some network', document: asking({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }), finds: [] },
  { name: 'no network', document: asking({ NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }), finds: [] },
  { name: 'that there is one', document: asking({ StringLike: { 'aws:SourceVpce': '*' } }), finds: [] },
  {
    name: 'a tag that has to be there',
    document: asking({ StringLike: { 'aws:RequestTag/team': '*' } }),
    finds: [],
  },
  { name: 'true', document: asking({ Bool: { 'aws:SecureTransport': 'true' } }), finds: [] },
  {
    name: 'a star that is none',
    document: asking({ StringEquals: { 'aws:RequestedRegion': '*' } }),
    finds: [],
  },
  {
    name: 'a trust policy, of which others speak',
    document: trustOf({
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:PrincipalArn': '*' } },
    }),
    finds: [],
  },
])
