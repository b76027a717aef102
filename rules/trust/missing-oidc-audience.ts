// A role for tokens of an OIDC provider, whoever they were issued for.

import { defineRule, oidcProvidersOf, sharedIssuer } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-oidc-audience',
  title: 'a role does not ask whom a token was issued for',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'AWS takes tokens for every audience that the provider in IAM lists, so a token that was made for another of them, and leaks there, opens this role too',
  fix: 'Compare ":aud" with the audience that the client asks for; for GitHub Actions and EKS this is "sts.amazonaws.com".',
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  ],
  covers: ['TB-70'],
  examples: {
    bad: [
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
                  'token.actions.githubusercontent.com:sub': 'repo:example/orders:ref:refs/heads/main',
                },
              },
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
    return oidcProvidersOf(trust).flatMap(({ issuer, trusted, search }) => {
      // Where the audience tells the customers apart, another rule asks for it, and says more.
      const shared = sharedIssuer(issuer)
      if (shared !== undefined && shared.claim !== 'sub') return []
      if (search({ aud: 'https://rdsaudit-stranger.example.com' }).answer !== 'yes') return []
      return [
        {
          at: { pointer: trusted.pointer },
          label: 'for any audience',
          statement: trusted.statement,
          facts: { key: `${issuer}:aud` },
        },
      ]
    })
  },
  say: ({ key }) => `tokens that were issued for other audiences get in too: nothing is asked of ${key}`,
})
