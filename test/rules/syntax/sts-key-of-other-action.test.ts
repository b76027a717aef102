import { rule } from '../../../rules/syntax/sts-key-of-other-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function trust(Action: string | string[], Condition: object) {
  const Principal = { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' }
  return policyWith({ Effect: 'Allow', Principal, Action, Condition })
}
const id = { StringEquals: { 'sts:ExternalId': 'abcdef' } }

tryRule(rule, [
  {
    name: 'an external id with a web identity',
    document: trust('sts:AssumeRoleWithWebIdentity', id),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
    says: [
      'STS sets sts:ExternalId in no request of sts:AssumeRoleWithWebIdentity, so this statement never allows',
    ],
  },
  {
    name: 'with SAML and tags',
    document: trust(['sts:AssumeRoleWithSAML', 'sts:TagSession'], id),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
    says: ['sts:AssumeRoleWithSAML or sts:TagSession'],
  },
  { name: 'with AssumeRole', document: trust(['sts:AssumeRole', 'sts:TagSession'], id), finds: [] },
  { name: 'with a wildcard', document: trust('sts:AssumeRole*', id), finds: [] },
  {
    name: 'beside another service',
    document: trust(['sts:AssumeRoleWithSAML', 'iam:GetRole'], id),
    finds: [],
  },
  {
    name: 'a key that all of them have',
    document: trust('sts:AssumeRoleWithWebIdentity', { StringLike: { 'sts:RoleSessionName': 'ci-*' } }),
    finds: [],
  },
])
