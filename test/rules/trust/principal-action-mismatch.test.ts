import { rule } from '../../../rules/trust/principal-action-mismatch.ts'
import { token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = { AWS: 'arn:aws:iam::111122223333:role/tool' }
const saml = { Federated: 'arn:aws:iam::444455556666:saml-provider/Example' }
const oidc = { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' }
const pair = (Principal: unknown, Action: unknown) => trustOf({ Principal, Action })

tryRule(rule, [
  {
    name: 'a role with a token',
    document: pair(role, 'sts:AssumeRoleWithWebIdentity'),
    finds: ['/Statement/0/Principal/AWS'],
    says: ['with sts:AssumeRole, and this statement allows sts:AssumeRoleWithWebIdentity'],
  },
  {
    name: 'a user with an assertion',
    document: pair({ AWS: 'arn:aws:iam::123456789012:user/alice' }, [
      'sts:AssumeRoleWithSAML',
      'sts:TagSession',
    ]),
    finds: ['/Statement/0/Principal/AWS'],
  },
  {
    name: 'OIDC without a token',
    document: pair(oidc, 'sts:AssumeRole'),
    finds: ['/Statement/0/Principal/Federated'],
    fixes: ['"sts:AssumeRoleWithWebIdentity"'],
  },
  {
    name: 'OIDC with an assertion',
    document: pair(oidc, 'sts:AssumeRoleWithSAML'),
    finds: ['/Statement/0/Principal/Federated'],
  },
  {
    name: 'SAML with a token',
    document: pair(saml, 'sts:assumerolewithwebidentity'),
    finds: ['/Statement/0/Principal/Federated'],
  },
  {
    name: 'Cognito',
    document: pair({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRole'),
    finds: ['/Statement/0/Principal/Federated'],
  },
  {
    name: 'a service with a token',
    document: pair({ Service: 'ec2.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity'),
    finds: ['/Statement/0/Principal/Service'],
  },
  {
    name: 'one of two kinds',
    document: pair({ ...role, ...oidc }, 'sts:AssumeRole'),
    finds: ['/Statement/0/Principal/Federated'],
  },
  {
    name: 'all actions but the one',
    policyType: 'trust',
    document: trustOf({ Principal: role, NotAction: 'sts:AssumeRole' }),
    finds: ['/Statement/0/Principal/AWS'],
  },

  { name: 'a pair', document: pair(role, 'sts:AssumeRole'), finds: [] },
  { name: 'a token', document: trustOf(token('id.example.com')), finds: [] },
  {
    name: 'two pairs in one',
    document: pair({ ...role, ...saml }, ['sts:AssumeRole', 'sts:AssumeRoleWithSAML']),
    finds: [],
  },
  { name: 'every action', document: pair(oidc, 'sts:*'), finds: [] },
  { name: 'tags only', document: pair(oidc, 'sts:TagSession'), finds: [] },
  { name: 'everyone', document: pair('*', 'sts:AssumeRoleWithWebIdentity'), finds: [] },
  {
    name: 'a placeholder',
    document: pair({ Federated: 'arn:aws:iam::<ACCOUNT>:oidc-provider/<HOST>' }, 'sts:AssumeRole'),
    finds: [],
  },
  {
    name: 'a Deny',
    document: trustOf({ Effect: 'Deny', Principal: role, Action: 'sts:AssumeRoleWithSAML' }),
    finds: [],
  },
])
