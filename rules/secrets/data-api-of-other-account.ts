// A grant of the Data API on a cluster of another account.

import { defineRule, exampleHttpEndpoint } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'data-api-of-other-account',
  title: 'an identity is granted the Data API on a cluster of another account',
  severity: 'error',
  aws: 'never-matches',
  subject: 'http-endpoint',
  since: '0.1.0',
  why: 'a cluster has no policy that could let another account in, and across accounts both sides have to allow: every call is refused',
  fix: 'Have the caller assume a role in the account of the cluster, and grant the Data API to that role.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  covers: ['XA-D05'],
  examples: { bad: [exampleHttpEndpoint({ account: '777788889999' })], good: [exampleHttpEndpoint()] },
  find({ caller, grants }) {
    return grants
      .filter(({ account }) => account !== undefined && account !== caller.account)
      .map(({ held, statement, pointer, account }) => ({
        in: held.document,
        at: { pointer },
        statement,
        facts: { role: caller.name, account: account ?? '' },
      }))
  },
  say: ({ role, account }) =>
    `the cluster is of account ${account}, and ${role} cannot use its Data API from another`,
})
