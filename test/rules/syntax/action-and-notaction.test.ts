import { rule } from '../../../rules/syntax/action-and-notaction.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const rest = { Effect: 'Deny', Resource: '*' }

tryRule(rule, [
  {
    name: 'both',
    document: policyWith({ ...rest, Action: 's3:*', NotAction: 's3:Get*' }),
    finds: ['/Statement/0/NotAction'],
  },
  {
    name: 'both, one of them empty',
    document: policyWith({ ...rest, Action: [], NotAction: 's3:Get*' }),
    finds: ['/Statement/0/NotAction'],
  },
  {
    name: 'in a trust policy',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: '*', Action: 'sts:*', NotAction: 'sts:TagSession' }),
    finds: ['/Statement/0/NotAction'],
  },
  { name: 'Action', document: policyWith({ ...rest, Action: 's3:*' }), finds: [] },
  { name: 'NotAction', document: policyWith({ ...rest, NotAction: 's3:*' }), finds: [] },
  {
    name: 'in two statements',
    document: {
      Version: '2012-10-17',
      Statement: [
        { ...rest, Action: 's3:*' },
        { ...rest, NotAction: 's3:*' },
      ],
    },
    finds: [],
  },
])
