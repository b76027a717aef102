import { rule } from '../../../rules/syntax/principal-in-identity-policy.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const Principal = { AWS: 'arn:aws:iam::111122223333:role/bytebase' }

tryRule(rule, [
  {
    name: 'beside rds-db:connect',
    document: policyWith({ Effect: 'Allow', Principal, Action: 'rds-db:connect', Resource: '*' }),
    finds: ['/Statement/0/Principal'],
    says: ['"Principal" has no place in a permission policy'],
  },
  {
    name: 'a trust policy in its place',
    document: {
      RoleName: 'r',
      PolicyDocument: policyWith({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    },
    finds: ['/PolicyDocument/Statement/0/Principal'],
    says: ['this is a trust policy where a permission policy should be'],
  },
  {
    name: 'both elements of a boundary',
    policyType: 'boundary',
    document: policyWith({ Effect: 'Deny', Principal, NotPrincipal: '*', Action: 's3:*', Resource: '*' }),
    finds: ['/Statement/0/Principal', '/Statement/0/NotPrincipal'],
    says: ['a permissions boundary'],
  },
  {
    name: 'a session policy',
    policyType: 'session',
    document: policyWith({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }),
    finds: ['/Statement/0/Principal'],
  },
  {
    name: 'a trust policy in its own place',
    document: policyWith({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    finds: [],
  },
  {
    name: 'a bucket policy',
    document: policyWith({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: '*' }),
    finds: [],
  },
  {
    name: 'a resource policy in a member of that name',
    document: {
      PolicyDocument: policyWith({ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: '*' }),
    },
    finds: [],
  },
  { name: 'none', document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), finds: [] },
])
