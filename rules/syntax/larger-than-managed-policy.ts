// A permission policy that nobody called one, too large for a customer managed policy. It may be a role's inline policy
// or one of AWS's own.

import { defineRule, groupedNumber, iamQuotas, nothing, policySize } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'larger-than-managed-policy',
  title: "a permission policy is too large for a managed policy of one's own",
  severity: 'info',
  aws: 'accepts',
  subject: 'policy',
  types: ['identity'],
  since: '0.1.0',
  why: 'AWS refuses it as a customer managed policy, takes it inline in a role up to 10,240 characters, and has larger ones of its own',
  fix: 'Split it into several managed policies; --policy-type says what the document is for and makes this exact.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-32', 'TP-20'],
  yieldsTo: ['policy-over-quota'],
  examples: {
    bad: [
      {
        note: 'more than 6,144 characters',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: Array.from(
              { length: 80 },
              (_, index) =>
                `arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/user_${index}`,
            ),
          },
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
        },
      },
    ],
  },
  find({ policy }) {
    if (policy.typeSource === 'told' || policy.textLength <= iamQuotas.managedPolicy) return nothing
    const size = policySize(policy)
    return size > iamQuotas.managedPolicy ? [{ facts: { size } }] : nothing
  },
  say: ({ size }) =>
    `this policy has ${groupedNumber(size)} characters without white space; a customer managed policy may have ${groupedNumber(iamQuotas.managedPolicy)}`,
})
