// Allow with NotAction lets through what is not on the list, and assuming roles is not.

import { childPointer, defineRule, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'assume-through-notaction',
  title: 'NotAction lets its owner assume every role that trusts it',
  severity: 'info',
  aws: 'opens',
  subject: 'assume-grant',
  since: '0.1.0',
  why: 'what is not on the list is allowed: that is sts:AssumeRole on every role, without anybody having named it',
  fix: 'List the actions that are needed, or add sts:* to those that are left out.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html'],
  covers: ['IA-25'],
  yieldsTo: ['login-through-notaction'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'rds-db:*'], Resource: '*' }],
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
    const open = resources.some(
      ({ element, coverage }) => element === 'Resource' && coverage.role === 'everything',
    )
    if (memberOf(statement.raw, 'NotAction') === undefined || !open) return nothing
    const at = keyAt(childPointer(statement.pointer, 'NotAction'))
    return [{ at, label: 'sts:AssumeRole is not among them', facts: {} }]
  },
  say: () => "NotAction leaves sts:AssumeRole allowed, on every role that trusts this identity's account",
})
