// Claims of several issuers asked for in one statement: a token has those of its own only.

import {
  compiledConditionsOf,
  defineRule,
  issuerOfProvider,
  oidcProvidersOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'claims-of-several-issuers',
  title: 'a statement trusts several OIDC providers, and asks each of them for claims of the others',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'all conditions of a statement have to hold at once, and no token has claims of two issuers, so that no token of this provider ever gets in',
  fix: 'Write a statement of its own for each provider, with the conditions on its claims.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif',
  ],
  covers: ['TB-74'],
  yieldsTo: ['foreign-issuer-in-condition-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: [
                  'arn:aws:iam::444455556666:oidc-provider/one.example.com',
                  'arn:aws:iam::444455556666:oidc-provider/two.example.com',
                ],
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'one.example.com:aud': 'app',
                  'one.example.com:sub': 'bytebase',
                  'two.example.com:aud': 'app',
                  'two.example.com:sub': 'bytebase',
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
          Statement: ['one', 'two'].map(host => ({
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::444455556666:oidc-provider/${host}.example.com` },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { [`${host}.example.com:aud`]: 'app', [`${host}.example.com:sub`]: 'bytebase' },
            },
          })),
        },
      },
    ],
  },
  find(trust) {
    return oidcProvidersOf(trust).flatMap(({ issuer, trusted, searchWithout }) => {
      const { statement, pointer } = trusted
      const others = new Set(
        trust.trusted
          .filter(one => one.statement === statement)
          .flatMap(one => issuerOfProvider(one.value) ?? []),
      )
      others.delete(issuer)
      const foreign = compiledConditionsOf(statement).filter(({ key }) =>
        others.has(key.slice(0, key.lastIndexOf(':'))),
      )
      const [first] = foreign
      if (first === undefined || searchWithout(foreign.map(({ key }) => key)).answer !== 'no') return []
      return [
        {
          at: { pointer },
          label: 'never gets in',
          also: [{ at: { pointer: first.pointer, on: 'key' as const }, label: 'a claim of another issuer' }],
          statement,
          facts: { issuer, key: first.keyWritten },
        },
      ]
    })
  },
  say: ({ issuer, key }) => `no token of ${issuer} has ${key}, which this statement asks for`,
})
