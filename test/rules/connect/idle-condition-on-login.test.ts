import { rule } from '../../../rules/connect/idle-condition-on-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'
const under = (Condition: object, Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource: user, Condition })
const at = (rest: string) => `/Statement/0/Condition/${rest}`

tryRule(rule, [
  {
    name: 'only if it is there',
    document: under({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }),
    finds: [at('StringEqualsIfExists/aws:SourceVpce')],
  },
  {
    name: 'not this address',
    document: under({ NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } }),
    finds: [at('NotIpAddress/aws:SourceIp')],
  },
  {
    name: 'every value of none',
    document: under({ 'ForAllValues:StringEquals': { 'aws:SourceVpce': ['vpce-0a1b2c3d'] } }),
    finds: [at('ForAllValues:StringEquals/aws:SourceVpce')],
  },
  {
    name: 'that it is not there',
    document: under({ Null: { 'aws:SourceVpc': 'true' } }),
    finds: [at('Null/aws:SourceVpc')],
  },
  {
    name: 'never met, which another rule is about',
    document: under({ IpAddress: { 'aws:SourceIp': '203.0.113.7' } }),
    finds: [],
  },
  {
    name: 'beside actions that it limits',
    document: under({ NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } }, [
      'rds-db:connect',
      'rds:DescribeDBInstances',
    ]),
    finds: [],
  },
  {
    name: 'a key that logins carry',
    document: under({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
])
