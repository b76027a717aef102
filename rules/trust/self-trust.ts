// A role that trusts itself.

import { defineRule, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

const roleTrusting = (principal: string) => ({
  Role: {
    Arn: 'arn:aws:iam::444455556666:role/db',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
    },
  },
})

export const rule = defineRule({
  id: 'self-trust',
  title: 'the role trusts itself',
  severity: 'info',
  aws: 'accepts',
  subject: 'trust',
  since: '0.1.0',
  why: 'a role needs this to assume itself, which is of use for session tags or a session policy only; a client that does it without them was mostly told to assume the role that it is in',
  fix: 'Take the principal out if nothing passes tags or a session policy, and have the client use the credentials that it has.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    'https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/',
  ],
  covers: ['TB-81'],

  examples: {
    bad: [{ document: roleTrusting('arn:aws:iam::444455556666:role/db') }],
    good: [{ document: roleTrusting('arn:aws:iam::444455556666:role/tool') }],
  },
  find({ entrants, role }) {
    const own = ifKnown(role)?.arn
    const found = own === undefined ? [] : entrants.filter(({ principal }) => principal === own)
    if (found.length === 0) return nothing
    return found.map(({ statement, trusted }) => ({
      at: { pointer: trusted.pointer },
      label: 'the role itself',
      statement,
      facts: { arn: trusted.value },
    }))
  },
  say: ({ arn }) => `${arn} trusts itself`,
})
