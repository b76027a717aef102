// `Resource` beside `NotResource`.

import { defineRule, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'resource-and-notresource',
  title: 'a statement has both Resource and NotResource',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['identity', 'boundary', 'scp', 'rcp', 'session', 'resource'],
  since: '0.1.0',
  why: 'AWS refuses the document: a statement names its resources or its exceptions, not both',
  fix: 'Keep "Resource"; what must stay out of reach goes into a second statement with "Effect": "Deny".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'rds:DeleteDBInstance',
              Resource: '*',
              NotResource: 'arn:aws:rds:eu-central-1:111122223333:db:scratch',
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
              Effect: 'Deny',
              Action: 'rds:DeleteDBInstance',
              NotResource: 'arn:aws:rds:eu-central-1:111122223333:db:scratch',
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    if (memberOf(raw, 'Resource') === undefined || memberOf(raw, 'NotResource') === undefined) return nothing
    return [
      {
        at: keyAt(`${pointer}/NotResource`),
        also: [{ at: keyAt(`${pointer}/Resource`), label: 'beside this' }],
        facts: {},
      },
    ]
  },
  say: () => 'this statement has both Resource and NotResource',
})
