import { rule } from '../../../rules/syntax/foreign-action-in-trust-policy.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (Action: string | string[]) => ({
  policyType: 'trust' as const,
  document: policyWith({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action }),
})
const at = ['/Statement/0/Action']

tryRule(rule, [
  { name: 'of another service', ...trust('s3:GetObject'), finds: at, says: ['no place in a trust policy'] },
  { name: 'logging in', ...trust(['sts:AssumeRole', 'rds-db:connect']), finds: [`${at}/1`] },
  { name: 'every action', ...trust('*'), finds: at, says: ['only allow those of STS'] },
  {
    name: 'of STS, but not on a role',
    ...trust('sts:GetCallerIdentity'),
    finds: at,
    says: ['not an action on a role'],
  },
  { name: 'a pattern of those', ...trust('sts:Get*'), finds: at },
  {
    name: 'in NotAction',
    policyType: 'trust',
    document: policyWith({ Effect: 'Deny', Principal: '*', NotAction: 'iam:*' }),
    finds: ['/Statement/0/NotAction'],
  },
  {
    name: 'all that is asked of a role',
    ...trust([
      'sts:AssumeRole',
      'STS:AssumeRoleWithSAML',
      'sts:AssumeRoleWithWebIdentity',
      'sts:TagSession',
      'sts:SetSourceIdentity',
      'sts:SetContext',
    ]),
    finds: [],
  },
  { name: 'wildcards', ...trust(['sts:*', 'sts:Assume*']), finds: [] },
  {
    name: 'misspelt or malformed, which other rules say',
    ...trust(['sts:AssumeRoles', 'stss:AssumeRole', 'iam:AssumeRole', 'assume']),
    finds: [],
  },
  {
    name: 'in a permissions policy',
    document: policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
    finds: [],
  },
])
