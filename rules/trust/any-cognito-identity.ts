// A role for an identity pool that makes no difference between guests and users who have signed in.

import { defineRule, isCognito, oidcProvidersOf } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'any-cognito-identity',
  title: 'guests of a Cognito identity pool may assume the same role as users who have signed in',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'where the pool has guest access turned on, anybody who knows its id gets a token without signing in, and only the claim amr tells such tokens from others',
  fix: 'Add "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}, or "unauthenticated" for a role that is meant for guests.',
  sources: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools-security-best-practices.html',
  ],
  covers: [],
  yieldsTo: ['missing-oidc-subject', 'open-oidc-subject'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'cognito-identity.amazonaws.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-dcba-dcba-dcba-123456790ab1',
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
              Principal: { Federated: 'cognito-identity.amazonaws.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-dcba-dcba-dcba-123456790ab1',
                },
                'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
              },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    return oidcProvidersOf(trust).flatMap(({ issuer, trusted, search }) => {
      if (!isCognito(issuer)) return []
      const [guest, user] = ['unauthenticated', 'authenticated'].map(amr => search({ amr }).answer)
      if (guest !== 'yes' || user !== 'yes') return []
      return [
        {
          at: { pointer: trusted.pointer },
          label: 'guests too',
          statement: trusted.statement,
          facts: { key: `${issuer}:amr` },
        },
      ]
    })
  },
  say: ({ key }) => `guests of the identity pool get in like users who have signed in: see ${key}`,
})
