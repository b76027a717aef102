import { rule } from '../../../rules/trust/any-certificate.ts'
import { roleWith, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const anchors = 'arn:aws:rolesanywhere:eu-west-1:444455556666:trust-anchor'
const withCondition = (condition?: object) =>
  trustOf({
    Principal: { Service: 'rolesanywhere.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    ...(condition && { Condition: condition }),
  })
const here = '/Statement/0/Principal/Service'

tryRule(rule, [
  { name: 'nothing', document: withCondition(), finds: [here] },
  {
    name: 'the account alone',
    document: withCondition({ StringEquals: { 'aws:SourceAccount': '444455556666' } }),
    finds: [here],
  },
  {
    name: 'every anchor',
    document: withCondition({ ArnLike: { 'aws:SourceArn': `${anchors}/*` } }),
    finds: [here],
  },
  {
    name: 'any name in the certificate',
    document: withCondition({ StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' } }),
    finds: [here],
  },
  {
    name: 'of a known role',
    document: roleWith(withCondition()),
    finds: [`/Role/AssumeRolePolicyDocument${here}`],
  },

  {
    name: 'one anchor',
    document: withCondition({
      ArnEquals: { 'aws:SourceArn': `${anchors}/7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11` },
    }),
    finds: [],
  },
  {
    name: 'a name',
    document: withCondition({ StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'bytebase.example.com' } }),
    finds: [],
  },
  {
    name: 'another service',
    document: trustOf({ Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    finds: [],
  },
])
