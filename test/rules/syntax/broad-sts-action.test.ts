import { rule } from '../../../rules/syntax/broad-sts-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (Action: string | string[], Effect = 'Allow') =>
  policyWith({ Effect, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action })
const identity = (Action: string) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']

tryRule(rule, [
  {
    name: 'everything, in a trust policy',
    document: trust('sts:*'),
    finds: at,
    says: ['sts:* allows sts:AssumeRole, sts:AssumeRoleWithSAML and sts:AssumeRoleWithWebIdentity'],
  },
  { name: 'all that begins with Assume', document: trust('sts:Assume*'), finds: at },
  { name: 'all that begins with AssumeRole', document: trust(['STS:AssumeRole*']), finds: [`${at}/0`] },
  { name: 'the two longer ones', document: trust('sts:AssumeRoleW*'), finds: at },
  { name: 'in an identity policy', document: identity('sts:*'), finds: at },
  { name: 'one action', document: trust(['sts:AssumeRole', 'sts:TagSession']), finds: [] },
  { name: 'a pattern for one action', document: trust('sts:AssumeRoleWithS*'), finds: [] },
  { name: 'a pattern for no way of assuming a role', document: identity('sts:Get*'), finds: [] },
  { name: 'Deny', document: trust('sts:*', 'Deny'), finds: [] },
  { name: 'every action of AWS', document: identity('*'), finds: [] },
  { name: 'an SCP', policyType: 'scp', document: identity('sts:*'), finds: [] },
])
