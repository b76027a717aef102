import { rule } from '../../../rules/syntax/principal-without-kind.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })

tryRule(rule, [
  {
    name: 'an ARN',
    document: trust('arn:aws:iam::111122223333:role/app'),
    finds: ['/Statement/0/Principal'],
    says: ['without a kind'],
  },
  { name: 'an account', document: trust('111122223333'), finds: ['/Statement/0/Principal'] },
  { name: 'a service', document: trust('ec2.amazonaws.com'), finds: ['/Statement/0/Principal'] },
  { name: 'a name', document: trust('app'), finds: ['/Statement/0/Principal'] },
  { name: 'everyone', document: trust('*'), finds: [] },
  { name: 'a kind', document: trust({ AWS: '111122223333' }), finds: [] },
])
