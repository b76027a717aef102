// A role for SAML assertions, wherever they were meant to be shown.

import { defineRule, searchThrough } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-saml-audience',
  title: 'a role takes SAML assertions without asking where they were sent',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'an assertion is for one recipient, and only the condition on SAML:aud keeps the role from taking one that was made for another sign-in page',
  fix: 'Add "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}, with the address of your partition or region.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml_trust-policy',
  ],
  covers: ['TB-79'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/Example' },
              Action: 'sts:AssumeRoleWithSAML',
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
              Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/Example' },
              Action: 'sts:AssumeRoleWithSAML',
              Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    const stranger = 'https://rdsaudit-stranger.example.com/saml'
    return trust.trusted.flatMap(trusted => {
      const { form, value, pointer, statement } = trusted
      if (form !== 'saml-provider') return []
      // The recipient is the address too; either of the two says where an assertion was sent.
      const { answer } = searchThrough(
        trusted,
        trust,
      )({
        principal: value,
        action: 'sts:AssumeRoleWithSAML',
        context: { 'SAML:aud': stranger, 'SAML:recipient': stranger },
      })
      if (answer !== 'yes') return []
      return [
        {
          at: { pointer },
          label: 'for any audience',
          statement,
          facts: { provider: value.slice(value.lastIndexOf('/') + 1) },
        },
      ]
    })
  },
  say: ({ provider }) =>
    `every SAML assertion of ${provider} that names this role gets in: nothing is asked of SAML:aud`,
})
