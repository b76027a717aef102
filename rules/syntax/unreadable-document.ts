// Bytes that are no text, or a file that could not be opened: unknown, and said aloud.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unreadable-document',
  title: 'the document cannot be read as text',
  severity: 'error',
  aws: 'refuses',
  subject: 'document',
  since: '0.1.0',
  why: 'nothing in it has been checked, and AWS takes a policy only as text',
  fix: 'Save the policy as UTF-8 text that this program may read, one policy in a file, and check again.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],
  covers: ['PS-01'],
  examples: {
    bad: [{ note: 'a byte of zero in the text', text: '{"Version": "2012-10-17\u0000"}' }],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  find(document) {
    if (document.state !== 'unreadable') return nothing
    const { why, at } = document
    return at ? [{ at: at.place, label: 'readable up to here', facts: { why } }] : [{ facts: { why } }]
  },
  say: ({ why }) => `this document was not checked: ${why}`,
})
