import { rule } from '../../../rules/syntax/operator-type-mismatch.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'an age asked for its truth',
    document: conditions({ Bool: { 'aws:MultiFactorAuthAge': 'true' } }),
    finds: ['/Statement/0/Condition/Bool/aws:MultiFactorAuthAge'],
    says: ['Bool cannot compare aws:MultiFactorAuthAge, which holds a number'],
  },
  {
    name: 'an ARN as an address, a time as a number, a truth as an ARN',
    document: conditions({
      IpAddress: { 'aws:PrincipalArn': '203.0.113.0/24' },
      NumericLessThan: { 'aws:CurrentTime': '5' },
      ArnEquals: { 'aws:SecureTransport': 'arn:aws:iam::111122223333:role/app' },
    }),
    finds: [
      '/Statement/0/Condition/IpAddress/aws:PrincipalArn',
      '/Statement/0/Condition/NumericLessThan/aws:CurrentTime',
      '/Statement/0/Condition/ArnEquals/aws:SecureTransport',
    ],
  },
  {
    name: 'a name that is no address',
    document: conditions({ IpAddress: { 'aws:SourceVpc': '10.0.0.0/8' } }),
    finds: ['/Statement/0/Condition/IpAddress/aws:SourceVpc'],
  },
  {
    name: 'a range as text',
    document: conditions({ StringNotEquals: { 'aws:SourceIp': ['203.0.113.0/24'] } }),
    finds: ['/Statement/0/Condition/StringNotEquals/aws:SourceIp/0'],
    says: ['compares it as text with "203.0.113.0/24", which it never is'],
  },
  {
    name: 'one moment as text',
    document: conditions({ StringEquals: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:CurrentTime'],
  },
  {
    name: 'the operators of the types',
    document: conditions({
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': '3600', 'aws:EpochTime': '1800000000' },
      DateLessThan: { 'aws:CurrentTime': '2026-12-31', 'aws:EpochTime': '1800000000' },
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24', 'aws:VpcSourceIp': '10.0.0.0/8' },
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' },
    }),
    finds: [],
  },
  {
    name: 'text that is an ARN, or the text of a truth or an address',
    document: conditions({
      StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app', 'aws:SourceIp': '203.0.113.*' },
      StringEquals: { 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.7' },
    }),
    finds: [],
  },
  {
    name: 'tags, which may hold anything, and numbers of accounts',
    document: conditions({
      NumericLessThan: { 'aws:PrincipalTag/level': '3' },
      ArnLike: { 'aws:RequestTag/owner': 'arn:aws:iam::*:role/app' },
      DateGreaterThan: { 'aws:ResourceTag/until': '2026-12-31' },
      NumericEquals: { 'aws:PrincipalAccount': '111122223333' },
    }),
    finds: [],
  },
  {
    name: 'Null, which compares nothing',
    document: conditions({ Null: { 'aws:MultiFactorAuthAge': 'false' } }),
    finds: [],
  },
  {
    name: 'unknown keys and operators',
    document: conditions({ Bool: { 'foo:bar': 'true' }, Boolean: { 'aws:MultiFactorAuthAge': 'true' } }),
    finds: [],
  },
])
