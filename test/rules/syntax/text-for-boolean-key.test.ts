import { rule } from '../../../rules/syntax/text-for-boolean-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a service where there is only a truth',
    document: conditions({ StringEquals: { 'aws:ViaAWSService': ['athena.amazonaws.com'] } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:ViaAWSService/0'],
    says: ['is "true" or "false", and StringEquals asks whether it is "athena.amazonaws.com"'],
  },
  {
    name: 'another case',
    document: conditions({ StringEquals: { 'aws:SecureTransport': 'True' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:SecureTransport'],
  },
  {
    name: 'another case, where case does not matter',
    document: conditions({ StringEqualsIgnoreCase: { 'aws:SecureTransport': 'True' } }),
    finds: [],
  },
  {
    name: 'true, false, patterns and variables',
    document: conditions({
      StringEquals: { 'aws:SecureTransport': ['true', 'false', '${aws:PrincipalTag/tls}'] },
      StringLike: { 'aws:ViaAWSService': 't*' },
    }),
    finds: [],
  },
  {
    name: 'truths of JSON',
    document: conditions({ StringEquals: { 'aws:SecureTransport': true } }),
    finds: [],
  },
])
