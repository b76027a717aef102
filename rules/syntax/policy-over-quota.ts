// Larger than AWS takes it, whatever quota is raised.

import {
  defineRule,
  groupedNumber,
  iamQuotas,
  nothing,
  type Policy,
  type PolicyType,
  policySize,
  quotasWithWhiteSpace,
  shortestLength,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'policy-over-quota',
  title: 'a policy is larger than AWS lets it be',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  since: '0.1.0',
  why: 'AWS refuses it, and whatever was in force before stays in force',
  fix: 'Split it into several policies, or shorten it: merge statements with the same effect and condition, drop Sids.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  ],
  covers: ['PS-32', 'TP-20'],
  examples: {
    bad: [
      {
        note: 'a session policy of more than 2,048 characters',
        policyType: 'session',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: Array.from(
              { length: 30 },
              (_, index) =>
                `arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/user_${index}`,
            ),
          },
        },
      },
    ],
    good: [
      {
        policyType: 'rcp',
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sts:AssumeRole',
            Resource: '*',
            Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
          },
        },
      },
    ],
  },
  find({ policy }) {
    const quota = quotaOf(policy)
    // The text is never shorter than what is counted, and is measured already.
    if (quota === undefined || policy.textLength <= quota.characters) return nothing
    const size = quota.countsWhiteSpace ? shortestLength(policy) : policySize(policy)
    return size > quota.characters ? [{ facts: { size, ...quota } }] : nothing
  },
  say: ({ size, characters, countsWhiteSpace, of }) =>
    `${of} has at most ${groupedNumber(characters)} characters, and this one ${groupedNumber(size)}${countsWhiteSpace ? '' : ' without white space'}`,
})

interface Quota {
  readonly characters: number
  readonly countsWhiteSpace: boolean
  readonly of: string
}

/** What is certain: a policy told by its shape alone may be AWS's own, which have no quota. */
function quotaOf({ type, typeSource }: Policy): Quota | undefined {
  const withWhiteSpace = quotasWithWhiteSpace[type]
  if (withWhiteSpace !== undefined)
    return { characters: withWhiteSpace, countsWhiteSpace: true, of: named[type] ?? type }
  const iam = (characters: number, of: string) => ({ characters, countsWhiteSpace: false, of })
  if (type === 'trust') return iam(iamQuotas.trustPolicyAtMost, 'a trust policy')
  if (type === 'boundary') return iam(iamQuotas.managedPolicy, 'a permissions boundary')
  return type === 'identity' && typeSource !== 'shape'
    ? iam(iamQuotas.inlinePoliciesOfRole, 'the largest kind of permission policy, inline in a role,')
    : undefined
}

const named: Readonly<Partial<Record<PolicyType, string>>> = {
  scp: 'an SCP',
  rcp: 'an RCP',
  session: 'a session policy',
}
