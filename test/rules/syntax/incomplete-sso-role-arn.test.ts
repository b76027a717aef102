import { rule } from '../../../rules/syntax/incomplete-sso-role-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const arn = (resource: string) => `arn:aws:iam::111122223333:role/${resource}`
const trust = (principal: string, pattern: string) =>
  policyWith({
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    Condition: { ArnLike: { 'aws:PrincipalArn': [pattern] } },
  })
const path = 'aws-reserved/sso.amazonaws.com/'

tryRule(rule, [
  {
    name: 'no path',
    document: trust(arn('AWSReservedSSO_Admin_1234567890abcdef'), arn('AWSReservedSSO_Admin_*')),
    finds: ['/Statement/0/Principal/AWS', '/Statement/0/Condition/ArnLike/aws:PrincipalArn/0'],
    says: ['without its path', 'without its path'],
  },
  {
    name: 'no suffix, and a region that is left out of paths',
    document: trust(
      arn(`${path}eu-west-1/AWSReservedSSO_Admin`),
      arn(`${path}us-east-1/AWSReservedSSO_Admin_*`),
    ),
    finds: ['/Statement/0/Principal/AWS', '/Statement/0/Condition/ArnLike/aws:PrincipalArn/0'],
    says: ['without the suffix', 'a path that is not of IAM Identity Center'],
  },
  {
    name: 'a resource',
    document: policyWith({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: arn('AWSReservedSSO_Admin_*'),
    }),
    finds: ['/Statement/0/Resource'],
  },
  {
    name: 'whole, or with a wildcard in place of the rest',
    document: trust(
      arn(`${path}eu-west-1/AWSReservedSSO_Admin_1234567890abcdef`),
      arn(`${path}*AWSReservedSSO_Admin_*`),
    ),
    finds: [],
  },
  {
    name: 'a session, which has no path',
    document: trust(
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_1234567890abcdef/alice',
      'arn:aws:iam::*:role/*AWSReservedSSO_*',
    ),
    finds: [],
  },
])
