// Neither `Action` nor `NotAction`.

import { defineRule, hasOrMeans, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'statement-without-action',
  title: 'a statement has neither Action nor NotAction',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document with "Policy statement must contain actions"',
  fix: 'Add "Action" with what is allowed or denied, such as "rds-db:connect" or, in a trust policy, "sts:AssumeRole".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  covers: [],
  yieldsTo: ['empty-element'],
  examples: {
    bad: [{ document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*' }] } }],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', NotAction: 'rds:Describe*', Resource: '*' }],
        },
      },
    ],
  },
  find({ raw }) {
    if (hasOrMeans(raw, 'Action', 'statement') || hasOrMeans(raw, 'NotAction', 'statement')) return nothing
    return [{ facts: {} }]
  },
  say: () => 'this statement has no Action',
})
