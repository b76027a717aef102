import { rule } from '../../../rules/syntax/unsupported-principal-kind.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const saml = 'arn:aws:iam::111122223333:saml-provider/example'
const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'
const bucket = (principal: unknown, action = 's3:GetObject') =>
  policyWith({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    Resource: 'arn:aws:s3:::example_bucket/*',
  })
const trust = (principal: unknown, action: string) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: action })

tryRule(rule, [
  {
    name: 'an identity provider in a bucket policy, once for all of them',
    document: bucket({ Federated: [saml, 'accounts.google.com'] }),
    finds: ['/Statement/0/Principal/Federated'],
    says: ['a resource policy cannot name an identity provider'],
  },
  {
    name: 'a canonical user in a trust policy',
    document: trust({ CanonicalUser: canonical }, 'sts:AssumeRole'),
    finds: ['/Statement/0/Principal/CanonicalUser'],
    says: ['a trust policy cannot name a canonical user'],
  },
  { name: 'a canonical user in a bucket policy', document: bucket({ CanonicalUser: canonical }), finds: [] },
  {
    name: 'an identity provider in a trust policy',
    document: trust({ Federated: saml }, 'sts:AssumeRoleWithSAML'),
    finds: [],
  },
  {
    name: 'a trust policy that a slip hides',
    document: trust({ Federated: saml }, 'sts:AssumRoleWithSAML'),
    finds: [],
  },
  {
    name: 'a policy that its owner calls a resource policy',
    policyType: 'resource',
    document: trust({ Federated: saml }, 'sts:AssumeRoleWithSAML'),
    finds: ['/Statement/0/Principal/Federated'],
  },
])
