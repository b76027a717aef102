// An explicit deny on the caller's side: its own policies, its boundary, or its organization's.

import { defineRule, nothing, policyInWords } from '../../src/engine/rule-kit.ts'

const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' }
const example = (denied: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [allow, { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: denied }],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
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
  id: 'explicitly-denied-caller',
  title: 'a Deny keeps the caller from assuming the role of the link',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: 'an explicit deny wins over every allow: STS answers AccessDenied whatever else is granted',
  fix: 'Take the role out of the Deny, for instance with a condition on aws:ResourceAccount, or remove the statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  ],
  covers: ['IA-10', 'IA-11', 'BD-05', 'OR-01', 'OR-07', 'OR-09'],
  examples: {
    bad: [example('arn:aws:iam::444455556666:role/*')],
    good: [example('arn:aws:iam::777788889999:role/*')],
  },
  find({ causes, caller, hop }) {
    const denials = causes.filter(cause => cause.kind === 'denied').filter(cause => cause.side === 'caller')
    if (denials.length === 0) return nothing
    return denials.map(cause => ({
      ...cause.place,
      label: `denies ${hop.role.name} too`,
      facts: { caller: caller?.name ?? '', role: hop.role.arn, by: policyInWords(cause.by) },
    }))
  },
  say: ({ caller, role, by }) => `${by} denies ${caller} to assume ${role}`,
})
