// `*` may be a whole principal of kind AWS; it never stands for a part of one.

import { type Arn, defineRule, isAccountId, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-in-principal-arn',
  title: 'a wildcard stands for a part of a principal, or for a service or provider',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses the document with "Invalid principal in policy": a principal names one account, role, user, session or service, and only "*" alone, for everyone, is a wildcard',
  fix: 'Name each service and provider; for roles and users, name the account, and put the pattern into a condition: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::<account>:role/<pattern>"}.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-wildcard-in-principal',
    'https://aws.amazon.com/premiumsupport/knowledge-center/iam-trust-policy-error/',
  ],
  covers: ['TB-08', 'TB-09'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'variable-in-principal',
    'principal-without-kind',
    'principal-under-wrong-kind',
    'group-or-profile-as-principal',
    'principal-in-identity-policy',
    'unsupported-in-rcp',
  ],
  examples: {
    bad: [
      {
        note: 'every role whose name begins with app-',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/app-*' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'every session of a role',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:sts::111122223333:assumed-role/app/*' },
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
              Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' } },
            },
          ],
        },
      },
    ],
  },
  find({ kind, value, element, pointer }) {
    const from = value.search(/[*?]/)
    if (from < 0 || kind === undefined || value.includes('${') || (kind === 'AWS' && value === '*'))
      return nothing
    const instead = element === 'Principal' && kind === 'AWS' ? insteadOf(value) : undefined
    return [
      {
        at: { pointer, part: { from, to: from + 1 } },
        label: 'no wildcard here',
        facts: { kind, value, wildcard: value.charAt(from) },
        ...(instead !== undefined && { fix: { text: instead } }),
      },
    ]
  },
  say: ({ kind, value, wildcard }) =>
    value === '*'
      ? `"*" stands under "${kind}", where each ${kind === 'Service' ? 'service' : 'principal'} has to be named`
      : `the principal "${value}" has the wildcard ${wildcard} in it, where AWS takes none`,
})

/** What says the same, when the account is known; without one, no advice could be given that opens nothing. */
function insteadOf(value: string): string | undefined {
  const arn = parseArn(value)
  if (!arn || !isAccountId(arn.account) || /[*?]/.test(arn.service)) return undefined
  return sessionsOf(arn) ?? inAccount(arn)
}

/** A role as a principal is all its sessions. */
function sessionsOf({ partition, service, account, resource }: Arn): string | undefined {
  const role = /^assumed-role\/([^/*?]+)\/\*$/.exec(resource)?.[1]
  if (service !== 'sts' || role === undefined) return undefined
  return `"AWS": "arn:${partition}:iam::${account}:role/${role}" (all sessions of the role; with its path, if it has one)`
}

function inAccount({ partition, service, account, resource }: Arn): string | undefined {
  const whole = `"Principal": {"AWS": "arn:${partition}:iam::${account}:root"}`
  if (/^(root)?\*+$/.test(resource)) return whole
  if (service !== 'iam' || !/^(role|user)\//.test(resource)) return undefined
  const pattern = `arn:${partition}:iam::${account}:${resource}`
  return `${whole}, "Condition": {"ArnLike": {"aws:PrincipalArn": "${pattern}"}}`
}
