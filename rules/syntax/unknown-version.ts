// A date that is no version of the policy language; people take it for the date of their edit.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-version',
  title: 'Version is none of the two that exist',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: "Version" names the policy language, and there are only "2012-10-17" and "2008-10-17"',
  fix: 'Write "Version": "2012-10-17" and never change it; IAM counts the versions of a policy by itself.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-05'],
  examples: {
    bad: [
      {
        document: {
          Version: '2024-01-15',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
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
  find({ policy, version }) {
    if (typeof version !== 'string' || version === '2012-10-17' || version === '2008-10-17') return nothing
    const pointer = `${policy.pointer}/Version`
    return [
      {
        at: { pointer },
        facts: { version },
        fix: {
          text: '"Version": "2012-10-17"',
          edits: [{ do: 'replace', pointer, value: '2012-10-17' }],
        },
      },
    ]
  },
  say: ({ version }) => `"${version}" is no version of the policy language`,
})
