import { rule } from '../../../rules/syntax/unsupported-in-scp.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const policyType = 'scp'
const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' }

tryRule(rule, [
  {
    name: 'Principal',
    policyType,
    document: policyWith({ ...deny, Principal: '*' }),
    finds: ['/Statement/0/Principal'],
    says: ['an SCP cannot have "Principal"'],
  },
  {
    name: 'NotPrincipal',
    policyType,
    document: policyWith({ ...deny, NotPrincipal: { AWS: '111122223333' } }),
    finds: ['/Statement/0/NotPrincipal'],
  },
  {
    name: 'what SCPs could not have before 2025: an Allow with resources, conditions, exceptions',
    policyType,
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          NotAction: 's3:Delete*',
          Resource: 'arn:aws:s3:::b',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
        },
        { Effect: 'Allow', Action: 's3:*Object', NotResource: 'arn:aws:s3:::b' },
      ],
    },
    finds: [],
  },
  { name: 'a resource policy', document: policyWith({ ...deny, Principal: '*' }), finds: [] },
])
