// `Action` beside `NotAction`.

import { defineRule, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'action-and-notaction',
  title: 'a statement has both Action and NotAction',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: a statement names its actions or its exceptions, not both',
  fix: 'Keep "Action"; what must stay forbidden goes into a second statement with "Effect": "Deny".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:*', NotAction: 'rds:DeleteDBInstance', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'rds:*', Resource: '*' },
            { Effect: 'Deny', Action: 'rds:DeleteDBInstance', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    if (memberOf(raw, 'Action') === undefined || memberOf(raw, 'NotAction') === undefined) return nothing
    return [
      {
        at: keyAt(`${pointer}/NotAction`),
        also: [{ at: keyAt(`${pointer}/Action`), label: 'beside this' }],
        facts: {},
      },
    ]
  },
  say: () => 'this statement has both Action and NotAction',
})
