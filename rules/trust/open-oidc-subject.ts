// A claim that tells a provider's customers apart, compared with a pattern that strangers meet too.

import {
  defineRule,
  oidcProvidersOf,
  sharedIssuer,
  strangersSubject,
  strangersThrough,
  subjectForm,
  type TrustedProvider,
  valuesOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'open-oidc-subject',
  title: 'the tokens of strangers match what a role asks of a shared OIDC provider',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'a wildcard where the name of the customer should stand lets in everybody who has an account with the provider, or who chooses a fitting name for one',
  fix: 'Write the name of your organization in full, up to and including the character that ends it: "repo:ORGANIZATION/REPOSITORY:…".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
  ],
  covers: ['TB-73'],
  examples: {
    bad: [
      {
        note: 'an organization can be called example-2',
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
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example*' },
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
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                StringLike: {
                  'token.actions.githubusercontent.com:sub': 'repo:example/orders:ref:refs/heads/*',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find: trust => oidcProvidersOf(trust).flatMap(openValues),
  say: ({ anyone, value, key, subject }) =>
    `${anyone} ${value === undefined ? 'meets this condition' : `matches "${value}"`}, a token with ${key} "${subject}" for instance`,
})

function openValues(provider: TrustedProvider) {
  const { issuer, trusted } = provider
  const shared = sharedIssuer(issuer)
  const conditions = shared ? provider.conditionsOn(shared.claim) : []
  const [first] = conditions
  if (shared === undefined || first === undefined) return []
  const key = `${issuer}:${shared.claim}`
  const found = (pointer: string, subject: string, value?: string) => ({
    at: { pointer },
    label: 'strangers match it',
    statement: trusted.statement,
    facts: { anyone: shared.anyone, key, subject, value },
  })
  const admitted = (subject: string) => provider.admits('tenant', { [shared.claim]: subject })
  const stranger = shared.claim === 'sub' ? strangersSubject(issuer) : 'rdsaudit-stranger'
  const form = subjectForm(issuer)
  const values = conditions.flatMap(one => valuesOf(trusted.statement, one))
  const byValue = values.flatMap(({ value, pointer }) => {
    const through = form ? strangersThrough(value, form) : []
    const subject = through.find(({ distance }) => distance === 'tenant')?.subject
    return subject !== undefined && admitted(subject) ? [found(pointer, subject, value)] : []
  })
  if (byValue.length > 0) return byValue
  return admitted(stranger) ? [found(first.pointer, stranger)] : []
}
