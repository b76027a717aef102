// A link goes through a role that is not there.

import { defineRule, exampleDrift, nothing } from '../../src/engine/rule-kit.ts'

const linkTo = (name: string) => ({
  files: { 'roles.json': exampleDrift({}).files['roles.json'] ?? {} },
  config: { links: [{ name: 'orders', target: { role: `arn:aws:iam::444455556666:role/${name}` } }] },
})

export const rule = defineRule({
  id: 'missing-role',
  title: 'a link goes through a role that does not exist',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  since: '0.1.0',
  why: 'STS answers AccessDenied, as for a role that trusts somebody else: it never says that a role does not exist',
  fix: 'Create the role, or write the ARN of the one that is meant, with its path.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html'],
  covers: ['TB-82'],
  examples: { bad: [linkTo('dbs')], good: [linkTo('db')] },
  find({ hop }) {
    const { role } = hop
    return role.isMissing ? [{ facts: { arn: role.arn, account: role.account } }] : nothing
  },
  say: ({ arn, account }) => `account ${account} has no role ${arn}`,
})
