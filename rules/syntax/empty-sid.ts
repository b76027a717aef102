// `"Sid": ""`, as older tools write it.

import { defineRule, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-sid',
  title: 'a Sid is an empty string',
  severity: 'info',
  aws: 'accepts',
  subject: 'statement',
  since: '0.1.0',
  why: 'AWS takes it for no Sid at all, so nothing can refer to the statement by it',
  fix: 'Give the statement a Sid that says what it is for, or remove "Sid".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Sid: '', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
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
  find({ raw, pointer }) {
    if (memberOf(raw, 'Sid') !== '') return nothing
    const at = `${pointer}/Sid`
    return [
      {
        at: { pointer: at },
        facts: {},
        fix: { text: 'remove "Sid"', edits: [{ do: 'remove', pointer: at }] },
      },
    ]
  },
  say: () => 'the Sid is empty',
})
