import { rule } from '../../../rules/condition/mfa-gap-in-deny.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })

const mfa = 'aws:MultiFactorAuthPresent'
const policy = (...statements: readonly object[]) =>
  trustOf(...statements.map(one => ({ Action: 'rds:*', Resource: '*', ...one })))
const deny = (Condition: object) => ({ Effect: 'Deny', Condition })

tryRule(rule, [
  {
    name: 'Bool false',
    document: asking({ Bool: { [mfa]: 'false' } }, 'Deny'),
    finds: ['/Statement/0/Condition/Bool'],
    fixes: ['"BoolIfExists"'],
  },
  {
    name: 'a truth of JSON, the key in other case',
    document: asking({ Bool: { 'aws:multifactorauthpresent': false } }, 'Deny'),
    finds: ['/Statement/0/Condition/Bool'],
  },
  {
    name: 'as text',
    document: asking({ StringEquals: { [mfa]: 'false' } }, 'Deny'),
    finds: ['/Statement/0/Condition/StringEquals'],
  },
  {
    name: 'beside an Allow for all',
    document: policy({}, deny({ Bool: { [mfa]: 'false' } })),
    finds: ['/Statement/1/Condition/Bool'],
  },
  {
    name: 'in a trust policy',
    document: trustOf(
      { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { [mfa]: 'false' } },
      },
    ),
    finds: ['/Statement/1/Condition/Bool'],
  },

  { name: 'BoolIfExists', document: asking({ BoolIfExists: { [mfa]: 'false' } }, 'Deny'), finds: [] },
  { name: 'an Allow', document: asking({ Bool: { [mfa]: 'false' } }), finds: [] },
  { name: 'a Deny for those with MFA', document: asking({ Bool: { [mfa]: 'true' } }, 'Deny'), finds: [] },
  {
    name: 'another Deny for a missing key',
    document: policy({}, deny({ Bool: { [mfa]: 'false' } }), deny({ Null: { [mfa]: 'true' } })),
    finds: [],
  },
  {
    name: 'nothing is allowed without MFA',
    document: policy({ Condition: { Bool: { [mfa]: 'true' } } }, deny({ Bool: { [mfa]: 'false' } })),
    finds: [],
  },
])
