import { rule } from '../../../rules/syntax/resource-and-notresource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const rest = { Effect: 'Deny', Action: 's3:*' }

tryRule(rule, [
  {
    name: 'both',
    document: policyWith({ ...rest, Resource: '*', NotResource: 'arn:aws:s3:::b' }),
    finds: ['/Statement/0/NotResource'],
  },
  {
    name: 'both, one of them empty',
    document: policyWith({ ...rest, Resource: '*', NotResource: [] }),
    finds: ['/Statement/0/NotResource'],
  },
  {
    name: 'in a trust policy, which can have neither',
    policyType: 'trust',
    document: policyWith({ ...rest, Principal: '*', Resource: '*', NotResource: '*' }),
    finds: [],
  },
  { name: 'Resource', document: policyWith({ ...rest, Resource: '*' }), finds: [] },
  { name: 'NotResource', document: policyWith({ ...rest, NotResource: '*' }), finds: [] },
])
