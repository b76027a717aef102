// A provider that issues tokens to everybody, and no claim that says whose token it has to be.

import { defineRule, oidcProvidersOf, sharedIssuer, strangersSubject } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-oidc-subject',
  title: 'a role trusts an OIDC provider that serves everybody, and does not ask whose token it is',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the provider signs tokens for all its customers with one key and one address, so that whoever has an account there can assume the role; AWS now refuses such a policy when it is saved, and leaves those that were there before as they are',
  fix: 'Compare the claim that tells the customers apart, with StringEquals and the whole value: ":sub" for GitHub, GitLab and HCP Terraform, ":aud" for Cognito, Google and Vercel.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  ],
  covers: ['TB-69'],
  examples: {
    bad: [
      {
        note: 'the audience is the same for everybody',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                  'token.actions.githubusercontent.com:sub': 'repo:example/orders:ref:refs/heads/main',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    return oidcProvidersOf(trust).flatMap(provider => {
      const { issuer, trusted } = provider
      const shared = sharedIssuer(issuer)
      if (shared === undefined || provider.conditionsOn(shared.claim).length > 0) return []
      const value = shared.claim === 'sub' ? strangersSubject(issuer) : 'rdsaudit-stranger'
      if (!provider.admits('tenant', { [shared.claim]: value })) return []
      return [
        {
          at: { pointer: trusted.pointer },
          label: `serves ${shared.anyone}`,
          statement: trusted.statement,
          facts: { anyone: shared.anyone, key: `${issuer}:${shared.claim}` },
        },
      ]
    })
  },
  say: ({ anyone, key }) => `${anyone} may assume this role: nothing is asked of ${key}`,
})
