import { rule } from '../../../rules/syntax/notprincipal-in-trust-policy.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const NotPrincipal = { AWS: 'arn:aws:iam::111122223333:root' }

tryRule(rule, [
  {
    name: 'an Allow',
    document: policyWith({ Effect: 'Allow', NotPrincipal, Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0/NotPrincipal'],
    says: ['would trust everybody but'],
  },
  {
    name: 'a Deny',
    document: policyWith({ Effect: 'Deny', NotPrincipal, Action: 'sts:AssumeRole' }),
    finds: ['/Statement/0/NotPrincipal'],
    says: ['cannot use NotPrincipal'],
  },
  {
    name: 'a bucket policy, where it is legal',
    document: policyWith({ Effect: 'Deny', NotPrincipal, Action: 's3:*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'Principal',
    document: policyWith({ Effect: 'Allow', Principal: NotPrincipal, Action: 'sts:AssumeRole' }),
    finds: [],
  },
])
