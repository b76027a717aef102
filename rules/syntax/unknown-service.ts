// A service prefix that AWS's reference does not have, and never had as far as anybody knows.

import { defineRule, judgeAction, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-service',
  title: 'the service of an action is not in the list of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS saves any prefix without a word; if no service has it, the statement does nothing for this action',
  fix: 'Look the prefix up in the Service Authorization Reference; it is often not the name that a service goes by.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-in-action',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  covers: ['PS-11', 'PS-25', 'TP-16', 'XA-D07'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'foreign-action-in-trust-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'database:Connect', Resource: '*' }],
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
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ value }, { aws }) {
    const spelling = judgeAction(value, aws)
    if (spelling.is !== 'unlisted-service') return nothing
    const { prefix, near } = spelling
    return [{ at: { pointer: '', part: { from: 0, to: prefix.length } }, facts: { value, prefix, near } }]
  },
  say: ({ value, prefix, near }) =>
    `AWS lists no service with the prefix ${prefix}, as in ${value}${near === undefined ? '' : `; did you mean ${near}?`}`,
})
