import { rule } from '../../../rules/syntax/mixed-principal-partitions.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const role = (partition: string) => `arn:${partition}:iam::111122223333:role/app`
const trust = (principal: unknown) => ({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'in one statement',
    document: policyWith(trust({ AWS: [role('aws'), role('aws-us-gov'), role('aws-cn')] })),
    finds: ['/Statement/0/Principal/AWS/1', '/Statement/0/Principal/AWS/2'],
    says: ['is of partition aws-us-gov, and another one of this policy is of aws', 'aws-cn'],
  },
  {
    name: 'in two statements',
    document: {
      Version: '2012-10-17',
      Statement: ['aws-cn', 'aws'].map(name => ({ Effect: 'Allow', Principal: { AWS: role(name) } })),
    },
    finds: ['/Statement/1/Principal/AWS'],
  },
  {
    name: 'one partition',
    document: policyWith(
      trust({ AWS: [role('aws-cn'), role('aws-cn'), '111122223333'], Service: 'ec2.amazonaws.com' }),
    ),
    finds: [],
  },
  {
    name: 'a partition that does not exist',
    document: policyWith(trust({ AWS: [role('aws'), role('awss')] })),
    finds: [],
  },
  { name: 'everyone', document: policyWith(trust('*')), finds: [] },
])
