// A rehearsal in one account that hides what the link will lack across accounts.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const own = (resource: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource }],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'rehearsal',
        caller: { role: 'arn:aws:iam::444455556666:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'one-account-rehearsal',
  title: 'the hop works only because caller and role are in one account',
  severity: 'info',
  aws: 'accepts',
  subject: 'hop',
  needs: ['caller', 'caller-policies', 'trust'],
  since: '0.1.0',
  why: "in one account it is enough that the role names the caller; across accounts the caller's own policies, boundary and organization have to allow it too",
  fix: 'Keep both halves, also in a rehearsal: allow sts:AssumeRole on the role in a policy of the caller.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  covers: ['TB-15', 'BD-08'],
  examples: {
    bad: [own('arn:aws:iam::444455556666:role/other')],
    good: [own('arn:aws:iam::444455556666:role/db')],
  },
  find({ sides, caller, hop }) {
    if (sides === undefined || sides.both.crossAccount || sides.both.decision !== 'allowed') return nothing
    if (sides.caller.decision !== 'implicitDeny') return nothing
    const [trust] = hop.role.trust.items
    const missing = sides.caller.missing.map(({ slot }) => slot)
    return [
      {
        ...(trust && {
          in: trust.document,
          at: { pointer: `${trust.policy.pointer}/Statement`, on: 'key' as const },
        }),
        facts: { caller: caller?.name ?? '', role: hop.role.name, boundary: !missing.includes('identity') },
        fix: {
          text: `"Action": "sts:AssumeRole", "Resource": "${hop.role.arn}" in ${missing.includes('identity') ? 'a policy' : 'the boundary'} of ${caller?.name}`,
        },
      },
    ]
  },
  say: ({ caller, role, boundary }) =>
    `${caller} gets into ${role} only because both are in one account: ${boundary ? 'its boundary does not allow it' : 'none of its own policies allows it'}`,
})
