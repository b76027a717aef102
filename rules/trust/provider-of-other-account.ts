// An identity provider in another account than the role.

import { defineRule, ifKnown, isSameAccount, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'provider-of-other-account',
  title: 'a role trusts an identity provider of another account',
  severity: 'error',
  aws: 'denies',
  subject: 'trust',
  needs: ['role'],
  since: '0.1.0',
  why: 'STS looks for the provider in the account of the role and refuses every token or assertion that is shown for this role: "No OpenIDConnect provider found in your account"',
  fix: "Create the provider in the role's own account too, and name that one; or assume a role of the provider's account first, and this one from there.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/cross-account-access.html',
  ],
  covers: ['TB-67'],
  examples: {
    bad: [
      {
        document: {
          Role: {
            Arn: 'arn:aws:iam::444455556666:role/db',
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Example' },
                  Action: 'sts:AssumeRoleWithSAML',
                  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
                },
              ],
            },
          },
        },
      },
    ],
    good: [
      {
        document: {
          Role: {
            Arn: 'arn:aws:iam::444455556666:role/db',
            AssumeRolePolicyDocument: {
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
        },
      },
    ],
  },
  find({ trusted, role }) {
    const own = ifKnown(role)?.account
    const found = trusted.filter(
      ({ form, value }) =>
        (form === 'oidc-provider' || form === 'saml-provider') &&
        own !== undefined &&
        isSameAccount(parseArn(value)?.account ?? '', own) === false,
    )
    if (found.length === 0 || own === undefined) return nothing
    return found.map(({ value, pointer, statement }) => ({
      at: { pointer },
      label: `the role is in ${own}`,
      statement,
      facts: { account: parseArn(value)?.account ?? '', own },
    }))
  },
  say: ({ account, own }) =>
    `the identity provider is in account ${account} and the role in ${own}, where STS looks for it`,
})
