// Larger than AWS takes it unless something is arranged: a raised quota, or a role's inline policy.

import { defineRule, groupedNumber, iamQuotas, nothing, policySize } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'policy-over-default-quota',
  title: 'a policy is larger than AWS lets it be by default',
  severity: 'warning',
  aws: 'accepts',
  subject: 'policy',
  types: ['trust', 'identity'],
  since: '0.1.0',
  why: 'AWS takes a trust policy of this size only after the quota was raised, and a permission policy only inline in a role, and refuses it everywhere else',
  fix: 'Shorten it, or split a permission policy; the quota "Role trust policy length" can be raised in Service Quotas.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  covers: ['PS-32', 'TP-20'],
  examples: {
    bad: [
      {
        note: 'a trust policy of more than 2,048 characters',
        policyType: 'trust',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: {
              AWS: Array.from(
                { length: 30 },
                (_, index) =>
                  `arn:aws:iam::111122223333:role/teams/databases/readers/reader-of-shard-${index}`,
              ),
            },
            Action: 'sts:AssumeRole',
          },
        },
      },
    ],
    good: [
      {
        policyType: 'identity',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: 'arn:aws:iam::444455556666:role/rds-login',
          },
        },
      },
    ],
  },
  find({ policy }) {
    const isTrust = policy.type === 'trust'
    // A dump shows inline policies that are in force at this size.
    if (!isTrust && policy.typeSource !== 'told') return nothing
    const byDefault = isTrust ? iamQuotas.trustPolicyByDefault : iamQuotas.managedPolicy
    if (policy.textLength <= byDefault) return nothing
    const size = policySize(policy)
    const atMost = isTrust ? iamQuotas.trustPolicyAtMost : iamQuotas.inlinePoliciesOfRole
    return size > byDefault && size <= atMost ? [{ facts: { size, byDefault, atMost, isTrust } }] : nothing
  },
  say: ({ size, byDefault, atMost, isTrust }) =>
    isTrust
      ? `this trust policy has ${groupedNumber(size)} characters without white space; the default quota is ${groupedNumber(byDefault)}, and can be raised to ${groupedNumber(atMost)}`
      : `this policy has ${groupedNumber(size)} characters without white space; a managed policy may have ${groupedNumber(byDefault)}, the inline policies of a role together ${groupedNumber(atMost)}`,
})
