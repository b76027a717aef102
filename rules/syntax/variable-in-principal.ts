// Policy variables work in Resource and Condition, and nowhere else.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'variable-in-principal',
  title: 'a policy variable stands in a principal',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS fills in variables only in Resource and in conditions, and refuses them in a principal',
  fix: 'Name the account here, and compare aws:PrincipalArn or aws:PrincipalTag with the variable in a condition.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-variable-unsupported-in-element',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  ],
  covers: ['TB-12'],
  yieldsTo: ['placeholder-left-in', 'principal-in-identity-policy', 'unsupported-in-rcp'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:user/${aws:username}' },
              Action: 'sts:AssumeRole',
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
              Principal: { AWS: '111122223333' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } },
            },
          ],
        },
      },
    ],
  },
  find({ value, pointer }) {
    const from = value.indexOf('${')
    if (from < 0) return nothing
    const end = value.indexOf('}', from)
    const to = end < 0 ? value.length : end + 1
    return [
      {
        at: { pointer, part: { from, to } },
        label: 'not filled in here',
        facts: { variable: value.slice(from, to) },
      },
    ]
  },
  say: ({ variable }) => `the variable ${variable} stands in a principal, where AWS fills in none`,
})
