// A prefix that only older policies, and AWS's own, still have.

import { defineRule, judgeAction, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'retired-service',
  title: 'an action belongs to a service that AWS no longer lists',
  severity: 'info',
  aws: 'accepts',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS keeps accepting the action, which costs characters of the quota and most likely does nothing',
  fix: 'Remove the action when the policy is changed next.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html',
  ],
  covers: [],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'foreign-action-in-trust-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'deeplens:*', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'macie2:ListFindings', Resource: '*' }],
        },
      },
    ],
  },
  find({ value }, { aws }) {
    const spelling = judgeAction(value, aws)
    if (spelling.is !== 'retired-service') return nothing
    return [{ facts: { value, ...spelling.service } }]
  },
  say: ({ value, title, kind }) =>
    kind === 'ended'
      ? `${value} belongs to ${title}, a service that has ended`
      : `${value} belongs to ${title}, which AWS does not document for customers`,
})
