// A pattern of subjects that lets in everything that runs in one's own project or namespace.

import {
  defineRule,
  oidcProvidersOf,
  strangersThrough,
  subjectForm,
  valuesOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wide-oidc-subject',
  title: 'every branch of a repository, or every service account of a namespace, may assume the role',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the wildcard lets in what nobody has reviewed, such as a workflow in a pull request of a colleague, or a pod that was started for something else',
  fix: 'Name the branch, the environment or the service account, with StringEquals and without a wildcard.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  ],
  covers: ['TB-73'],
  yieldsTo: ['open-oidc-subject', 'whole-organization-subject', 'any-service-account'],
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
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/orders:*' },
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
                  'token.actions.githubusercontent.com:sub': 'repo:example/orders:environment:production',
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
      const form = subjectForm(provider.issuer)
      const { statement } = provider.trusted
      if (form === undefined) return []
      return provider.conditionsOn('sub').flatMap(condition => {
        const open = valuesOf(statement, condition).filter(({ value }) => {
          const [widest] = strangersThrough(value, form)
          return (
            widest?.distance === 'run' &&
            leavesAllOpen(value) &&
            provider.admits('run', { sub: widest.subject })
          )
        })
        const [first] = open
        if (first === undefined) return []
        const { runs } = form.words
        return [
          {
            at: { pointer: first.pointer },
            label: runs,
            statement,
            facts: { value: first.value, others: open.length - 1, runs },
          },
        ]
      })
    })
  },
  say: ({ value, others, runs }) =>
    others === 0 ? `"${value}" lets in ${runs}` : `"${value}" and ${others} more let in ${runs}`,
})

/** Not `…:ref:refs/heads/release-*`, which says something of the branch. */
function leavesAllOpen(value: string): boolean {
  return /[:/]\*$/.test(value) && !/:ref(_type)?:/.test(value)
}
