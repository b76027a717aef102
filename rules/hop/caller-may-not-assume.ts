// The caller's own policies do not let it assume the role.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (action: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:iam::444455556666:role/db' }],
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
  id: 'caller-may-not-assume',
  title: "the caller's policies do not allow it to assume the role of the link",
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'caller-policies'],
  since: '0.1.0',
  why: "across accounts both sides must allow, and the caller's side does not: STS answers AccessDenied",
  fix: 'Allow sts:AssumeRole on exactly this role in a policy of the caller.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  covers: ['IA-01', 'IA-09', 'IA-26', 'TB-14', 'BB-07', 'TP-09', 'TP-10', 'XA-I03'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
    'placeholder-left-in',
  ],
  examples: { bad: [example('sts:GetCallerIdentity')], good: [example('sts:AssumeRole')] },
  find({ causes, caller, hop, sides }) {
    const missing = causes.filter(cause => cause.kind === 'no-grant')
    if (missing.length === 0) return nothing
    return missing.map(({ place, has }) => ({
      ...place,
      ...(has && { label: 'sts:AssumeRole is not among them' }),
      facts: { caller: caller?.name ?? '', role: hop.role.arn, has, across: sides?.both.crossAccount },
      fix: { text: `"Action": "sts:AssumeRole", "Resource": "${hop.role.arn}"` },
    }))
  },
  say: ({ caller, role, has }) =>
    has
      ? `${caller} is allowed ${has.join(', ')} on ${role}, and not sts:AssumeRole`
      : `${caller} may not assume ${role}: none of its policies allows it`,
})
