import { rule } from '../../../rules/syntax/text-operator-on-typed-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a truth',
    document: conditions({ StringEquals: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:MultiFactorAuthPresent'],
    says: ["is of type Bool and StringEquals compares it as text; AWS's operator for it is Bool"],
  },
  {
    name: 'an address',
    document: conditions({ StringLike: { 'aws:SourceIp': '203.0.113.*' } }),
    finds: ['/Statement/0/Condition/StringLike/aws:SourceIp'],
    says: ["AWS's operator for it is IpAddress"],
  },
  {
    name: 'text and ARNs',
    document: conditions({
      StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app', 'aws:username': 'a*', 'foo:bar': 'x' },
    }),
    finds: [],
  },
  {
    name: 'the right operator',
    document: conditions({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    finds: [],
  },
])
