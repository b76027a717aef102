// A pattern of roles in one account: a new role of such a name is open as soon as it trusts the caller.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'assume-role-pattern',
  title: 'the owner may assume all roles of a pattern',
  severity: 'info',
  aws: 'opens',
  subject: 'assume-grant',
  since: '0.1.0',
  why: 'each new role of such a name that trusts this account is open to the identity, and nobody is asked',
  fix: 'Name the roles, if the pattern is not meant for those of tomorrow.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html'],
  covers: ['IA-24'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db-*' },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
          ],
        },
      },
    ],
  },
  find({ isWrittenForAssuming, resources }) {
    if (!isWrittenForAssuming) return nothing
    return resources
      .filter(
        ({ element, coverage: { account, role } }) =>
          element === 'Resource' && account === 'exact' && role === 'partial',
      )
      .map(({ pointer, value }) => ({ at: { pointer }, facts: { role: parseArn(value)?.resource ?? value } }))
  },
  say: ({ role }) => `sts:AssumeRole is open to every role that matches "${role}"`,
})
