// An action that AWS's reference does not list. AWS has undocumented ones, and new ones every day.

import { defineRule, judgeAction, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-action',
  title: 'an action is not in the list of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS saves the policy without a word; if no request ever has this action, the statement does nothing for it',
  fix: 'Look the action up in the Service Authorization Reference; remove it if it is not there.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  covers: ['PS-25', 'TP-16', 'XA-D07'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'foreign-action-in-trust-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:ListDatabases', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  find({ value }, { aws }) {
    const spelling = judgeAction(value, aws)
    if (spelling.is !== 'unlisted-action') return nothing
    const { service, near } = spelling
    return [{ facts: { value, title: service.title, near } }]
  },
  say: ({ value, title, near }) =>
    `AWS lists no action ${value} for ${title}${near === undefined ? '' : `; did you mean ${near}?`}`,
})
