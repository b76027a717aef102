import { rule } from '../../../rules/condition/mfa-gap-in-allow.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })

const mfa = 'aws:MultiFactorAuthPresent'

tryRule(rule, [
  {
    name: 'BoolIfExists true',
    document: asking({ BoolIfExists: { [mfa]: 'true' } }),
    finds: ['/Statement/0/Condition/BoolIfExists'],
    fixes: ['"Bool"'],
  },
  {
    name: 'ForAllValues',
    document: asking({ 'ForAllValues:Bool': { [mfa]: 'true' } }),
    finds: ['/Statement/0/Condition/ForAllValues:Bool'],
  },
  {
    name: 'in a trust policy',
    document: trustOf({
      Principal: { AWS: '111122223333' },
      Action: 'sts:AssumeRole',
      Condition: { BoolIfExists: { [mfa]: true } },
    }),
    finds: ['/Statement/0/Condition/BoolIfExists'],
  },

  { name: 'Bool', document: asking({ Bool: { [mfa]: 'true' } }), finds: [] },
  { name: 'a Deny', document: asking({ BoolIfExists: { [mfa]: 'false' } }, 'Deny'), finds: [] },
  {
    name: 'the key has to be there',
    document: asking({ BoolIfExists: { [mfa]: 'true' }, Null: { [mfa]: 'false' } }),
    finds: [],
  },
  {
    name: 'a Deny that closes it',
    document: trustOf(
      { Action: 'rds:*', Resource: '*', Condition: { BoolIfExists: { [mfa]: 'true' } } },
      { Effect: 'Deny', Action: 'rds:*', Resource: '*', Condition: { BoolIfExists: { [mfa]: 'false' } } },
    ),
    finds: [],
  },
  { name: 'another key', document: asking({ BoolIfExists: { 'aws:SecureTransport': 'true' } }), finds: [] },
])
