// Allow with NotAction lets through what is not on the list, and logging in is not.

import { childPointer, defineRule, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-through-notaction',
  title: 'NotAction lets its owner log in to every database',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'what is not on the list is allowed: that is rds-db:connect on every database user, without anybody having named it',
  fix: 'List the actions that are needed, or add rds-db:* to those that are left out.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html'],
  covers: ['PB-38', 'IA-25'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'rds-db:*', 'sts:*'], Resource: '*' }],
        },
      },
    ],
  },
  find({ statement, resources }) {
    const at = childPointer(statement.pointer, 'NotAction')
    const open = resources.some(
      ({ element, coverage }) => element === 'Resource' && coverage.user === 'everything',
    )
    if (memberOf(statement.raw, 'NotAction') === undefined || !open) return nothing
    return [{ at: keyAt(at), label: 'rds-db:connect is not among them', facts: {} }]
  },
  say: () => 'NotAction leaves rds-db:connect allowed: its owner can log in to every database as every user',
})
