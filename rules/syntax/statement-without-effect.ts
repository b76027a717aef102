// `Effect` is the one element that every statement needs.

import { defineRule, hasOrMeans, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'statement-without-effect',
  title: 'a statement says neither Allow nor Deny',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: there is no default effect',
  fix: 'Add "Effect": "Allow" or "Effect": "Deny".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: [],
  yieldsTo: ['empty-element'],
  examples: {
    bad: [
      { document: { Version: '2012-10-17', Statement: [{ Action: 's3:ListAllMyBuckets', Resource: '*' }] } },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: 's3:ListAllMyBuckets', Resource: '*' }],
        },
      },
    ],
  },
  find(statement) {
    return hasOrMeans(statement.raw, 'Effect', 'statement') ? nothing : [{ facts: {} }]
  },
  say: () => 'this statement has no Effect',
})
