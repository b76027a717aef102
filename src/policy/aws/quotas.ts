// How large AWS lets a policy be, in characters.

import type { PolicyType } from '../../model/policy.ts'

/**
 * IAM counts no white space. Quotas of inline policies are for all of them together, so one alone is at least no
 * larger than the sum.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const iamQuotas = {
  /** Also a permissions boundary, which is a managed policy. */
  managedPolicy: 6144,
  inlinePoliciesOfUser: 2048,
  inlinePoliciesOfGroup: 5120,
  inlinePoliciesOfRole: 10_240,
  trustPolicyByDefault: 2048,
  /** Granted on request. */
  trustPolicyAtMost: 8192,
} as const

/**
 * The types whose white space counts as well, unless what sends the policy takes it out.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const quotasWithWhiteSpace: Readonly<Partial<Record<PolicyType, number>>> = {
  scp: 10_240,
  rcp: 5120,
  session: 2048,
}
