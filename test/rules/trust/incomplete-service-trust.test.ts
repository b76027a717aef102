import { rule } from '../../../rules/trust/incomplete-service-trust.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const pods = { Service: 'pods.eks.amazonaws.com' }
const anywhere = { Service: 'rolesanywhere.amazonaws.com' }
const here = '/Statement/0/Action'

tryRule(rule, [
  {
    name: 'pods without tags',
    document: trustOf({ Principal: pods, Action: 'sts:AssumeRole' }),
    finds: [here],
    says: ['without sts:TagSession'],
    fixes: ['["sts:AssumeRole", "sts:TagSession"]'],
  },
  {
    name: 'pods with tags alone',
    document: trustOf({ Principal: pods, Action: ['sts:TagSession'] }),
    finds: [here],
  },
  {
    name: 'Roles Anywhere as if it were any service',
    document: trustOf({ Principal: anywhere, Action: 'sts:AssumeRole' }),
    finds: [here],
    says: ['sts:TagSession and sts:SetSourceIdentity'],
  },
  {
    name: 'in a list of services',
    document: trustOf({
      Principal: { Service: ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'] },
      Action: 'sts:AssumeRole',
    }),
    finds: [here],
  },
  {
    name: 'tags denied',
    document: trustOf(
      { Principal: pods, Action: ['sts:AssumeRole', 'sts:TagSession'] },
      { Effect: 'Deny', Principal: '*', Action: 'sts:TagSession' },
    ),
    finds: [here],
  },

  {
    name: 'both',
    document: trustOf({ Principal: pods, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
    finds: [],
  },
  {
    name: 'in two statements',
    document: trustOf(
      { Principal: pods, Action: 'sts:AssumeRole' },
      { Principal: pods, Action: 'sts:TagSession' },
    ),
    finds: [],
  },
  { name: 'by a wildcard', document: trustOf({ Principal: pods, Action: 'sts:*' }), finds: [] },
  {
    name: 'all three',
    document: trustOf({
      Principal: anywhere,
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    }),
    finds: [],
  },
  {
    name: 'another service',
    document: trustOf({ Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    finds: [],
  },
  {
    name: 'a condition on tags, which the service sends',
    document: trustOf({
      Principal: pods,
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'tools' } },
    }),
    finds: [],
  },
])
