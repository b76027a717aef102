// Caller and role are one, and the role does not trust itself.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const linkTo = (role: string) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::444455556666:role/db', 'arn:aws:iam::111122223333:role/tool'] },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::444455556666:role/db' },
        target: { role, trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'role-assuming-itself',
  title: 'the link has a role assume itself, and its trust policy does not name it',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'a role is no longer trusted by itself: STS answers AccessDenied unless the trust policy names the role',
  fix: 'Leave the hop out: the caller has the role already. Where a new session is needed, name the role in its own trust policy.',
  sources: ['https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/'],
  covers: ['TB-81', 'ST-30'],
  examples: {
    bad: [
      {
        files: {
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
        config: linkTo('arn:aws:iam::444455556666:role/db').config,
      },
    ],
    good: [linkTo('arn:aws:iam::444455556666:role/db')],
  },
  find({ causes, hop }) {
    if (!causes.some(({ kind }) => kind === 'self')) return nothing
    return [{ facts: { role: hop.role.arn } }]
  },
  say: ({ role }) => `${role} would assume itself, and its trust policy does not name it`,
})
