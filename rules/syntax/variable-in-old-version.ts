// A policy variable in a policy whose language has none.

import { defineRule, nothing, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'variable-in-old-version',
  title: 'a policy variable stands in a policy whose version takes it literally',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'without "Version": "2012-10-17" AWS speaks the language of 2008, in which ${…} is text like any other, and no resource and no request has such a text',
  fix: 'Write "Version": "2012-10-17" as the first member of the policy.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-variable-unsupported-in-version',
  ],
  covers: ['PS-03', 'PS-04'],
  yieldsTo: [
    'unknown-version',
    'malformed-variable',
    'unreadable-condition-value',
    'variable-before-arn-resource',
    'placeholder-left-in',
  ],
  examples: {
    bad: [
      {
        note: 'no version',
        document: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser}',
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
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser}',
            },
          ],
        },
      },
    ],
  },
  find({ value, variables }) {
    if (variables || !value.includes('${')) return nothing
    const token = variablesIn(value).find(one => one.kind !== 'faulty')
    if (!token) return nothing
    const { from, to } = token
    return [
      {
        at: { pointer: '', part: { from, to } },
        label: 'literal text in this version',
        facts: { written: value.slice(from, to) },
        fix: { text: '"Version": "2012-10-17"' },
      },
    ]
  },
  say: ({ written }) => `${written} is literal text, because the policy does not say "Version": "2012-10-17"`,
})
