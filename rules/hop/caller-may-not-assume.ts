// The caller's own policies do not let it assume the role.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'caller-may-not-assume',
  title: "the caller's policies do not allow it to assume the role of the link",
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'caller-policies', 'trust'],
  since: '0.1.0',
  why: "across accounts both sides must allow, and the caller's side does not: STS answers AccessDenied",
  fix: 'Allow sts:AssumeRole on exactly this role in a policy of the caller.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  covers: ['IA-01'],
  examples: {
    bad: [
      {
        files: {
          'caller.json': {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/other' },
            ],
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
      },
    ],
    good: [
      {
        files: {
          'caller.json': {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
            ],
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
      },
    ],
  },
  find({ sides, caller, hop }) {
    if (sides?.caller.decision !== 'implicitDeny' || sides.both.decision === 'allowed') return nothing
    const [policy] = caller?.permissions.items ?? []
    return [
      {
        ...(policy && { in: policy.document, at: { pointer: policy.policy.pointer } }),
        facts: { caller: caller?.name ?? '', role: hop.role.arn },
        fix: { text: `"Resource": "${hop.role.arn}" with "Action": "sts:AssumeRole"` },
      },
    ]
  },
  say: ({ caller, role }) => `${caller} may not assume ${role}: none of its policies allows it`,
})
