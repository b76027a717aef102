import { rule } from '../../../rules/connect/unsupported-key-on-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'
const under = (Condition: object, Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource: user, Condition })
const at = (rest: string) => `/Statement/0/Condition/${rest}`

tryRule(rule, [
  {
    name: 'the address',
    document: under({ IpAddress: { 'aws:SourceIp': '203.0.113.7' } }),
    finds: [at('IpAddress/aws:SourceIp')],
    says: ['aws:SourceIp'],
  },
  {
    name: 'the endpoint',
    document: under({ StringEquals: { 'aws:sourcevpce': 'vpce-0a1b2c3d' } }),
    finds: [at('StringEquals/aws:sourcevpce')],
  },
  {
    name: 'one of two keys',
    document: under({
      StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:SourceVpc': 'vpc-0a1b2c3d' },
    }),
    finds: [at('StringEquals/aws:SourceVpc')],
  },
  {
    name: 'beside other actions',
    document: under({ StringLike: { 'aws:UserAgent': 'tool*' } }, [
      'rds-db:connect',
      'rds:DescribeDBInstances',
    ]),
    finds: [at('StringLike/aws:UserAgent')],
  },
  {
    name: 'that the key is there',
    document: under({ Null: { 'aws:SourceVpce': 'false' } }),
    finds: [at('Null/aws:SourceVpce')],
  },
  {
    name: 'of any of its values',
    document: under({ 'ForAnyValue:StringEquals': { 'aws:SourceVpce': ['vpce-0a1b2c3d'] } }),
    finds: [at('ForAnyValue:StringEquals/aws:SourceVpce')],
  },
  {
    name: 'only if it is there, which another rule is about',
    document: under({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }),
    finds: [],
  },
  {
    name: 'not this address, which another rule is about',
    document: under({ NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } }),
    finds: [],
  },
  {
    name: 'a key that logins carry',
    document: under({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'a key of which nobody knows',
    document: under({ StringEquals: { 'aws:ResourceTag/team': 'orders' } }),
    finds: [],
  },
  {
    name: 'an administrator',
    document: policyWith({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.7' } },
    }),
    finds: [],
  },
  {
    name: 'a denial',
    document: policyWith({
      Effect: 'Deny',
      Action: 'rds-db:connect',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.7' } },
    }),
    finds: [],
  },
])
