// A subject that is not written as its issuer writes subjects.

import {
  defineRule,
  oidcProvidersOf,
  subjectFault,
  subjectForm,
  valuesOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'suspect-oidc-subject',
  title: 'a subject is not of the form that the OIDC provider gives it',
  severity: 'warning',
  aws: 'accepts',
  subject: 'trust',
  since: '0.1.0',
  why: 'STS compares the subject of the token character by character, upper and lower case included, and answers "Not authorized to perform sts:AssumeRoleWithWebIdentity" to every token that has another',
  fix: 'Write the subject as the token has it; the payload of a token can be decoded and read.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  ],
  covers: ['TB-74'],
  yieldsTo: ['placeholder-left-in', 'wildcard-in-exact-operator', 'hidden-character', 'open-oidc-subject'],
  examples: {
    bad: [
      {
        note: 'it would be ref:refs/heads/main',
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
                  'token.actions.githubusercontent.com:sub': 'repo:example/orders:refs/heads/main',
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
    return oidcProvidersOf(trust).flatMap(provider => {
      const { issuer, trusted } = provider
      const form = subjectForm(issuer)
      if (form === undefined) return []
      return provider
        .conditionsOn('sub')
        .flatMap(condition => valuesOf(trusted.statement, condition))
        .flatMap(({ value, pointer }) => {
          const fault = subjectFault(issuer, value)
          if (fault === undefined) return []
          return [
            {
              at: { pointer },
              label: `the ${fault} is not the usual one`,
              statement: trusted.statement,
              facts: { value, example: form.example, issuer: issuer.replace(/\/id\/.*/, '') },
            },
          ]
        })
    })
  },
  say: ({ value, example, issuer }) =>
    `"${value}" is no subject that ${issuer} is known to issue: one is ${example}`,
})
