// A pattern of subjects that lets in every project of one's own organization.

import {
  defineRule,
  oidcProvidersOf,
  strangersThrough,
  subjectForm,
  type TrustedProvider,
  valuesOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'whole-organization-subject',
  title: 'every project of an organization may assume the role, not only the one that needs it',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'whoever may create a repository, project or workspace in the organization, or run something in the least of them, has what this role has',
  fix: 'Write the name of the project too, up to and including the character that ends it: "repo:ORGANIZATION/REPOSITORY:…".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
  ],
  covers: ['TB-73'],
  yieldsTo: ['open-oidc-subject'],
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
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/*' },
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
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/orders:*' },
              },
            },
          ],
        },
      },
    ],
  },
  find: trust => oidcProvidersOf(trust).flatMap(wideValues),
  say: ({ value, projects, subject }) =>
    `"${value}" lets in ${projects} that it matches, "${subject}" for instance`,
})

function wideValues(provider: TrustedProvider) {
  const { issuer, trusted } = provider
  const form = subjectForm(issuer)
  if (form === undefined) return []
  return provider
    .conditionsOn('sub')
    .flatMap(condition => valuesOf(trusted.statement, condition))
    .flatMap(({ value, pointer }) => {
      const [widest] = strangersThrough(value, form)
      // What lets in every namespace of a cluster, another rule says.
      if (widest?.distance !== 'project' || form.words.projects.includes('namespace')) return []
      if (!provider.admits('project', { sub: widest.subject })) return []
      return [
        {
          at: { pointer },
          label: form.words.projects,
          statement: trusted.statement,
          facts: { value, projects: form.words.projects, subject: widest.subject },
        },
      ]
    })
}
