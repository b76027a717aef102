// No statement of the trust policy is about the caller.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (principals: readonly string[]) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' }],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'untrusted-caller',
  title: "the role's trust policy does not let the caller of the link in",
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'a role can be assumed only by those whom its trust policy names: STS answers AccessDenied to everybody else',
  fix: 'Name the caller under Principal in a statement that allows sts:AssumeRole.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  covers: ['TB-01', 'TB-60', 'BB-07', 'TP-09', 'TP-10', 'XA-I03'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-principal',
    'statement-without-action',
    'statement-without-effect',
    'placeholder-left-in',
    'malformed-principal',
    'principal-under-wrong-kind',
    'only-services-trusted',
    'principal-action-mismatch',
  ],
  examples: {
    bad: [example(['arn:aws:iam::444455556666:role/deploy', 'arn:aws:iam::444455556666:role/report'])],
    good: [example(['arn:aws:iam::444455556666:role/deploy', 'arn:aws:iam::111122223333:role/tool'])],
  },
  find({ causes, caller, hop }) {
    const missing = causes.filter(cause => cause.kind === 'not-trusted')
    if (missing.length === 0 || caller === undefined) return nothing
    return missing.map(({ place, has }) => ({
      ...place,
      facts: { role: hop.role.name, caller: caller.arn, has },
      fix: { text: has ? '"sts:AssumeRole"' : `"Principal": {"AWS": "${caller.arn}"}` },
    }))
  },
  say: ({ role, caller, has }) =>
    has
      ? `${role} allows ${caller} only ${has.join(', ')}, and the link calls sts:AssumeRole`
      : `${role} does not trust ${caller}`,
})
