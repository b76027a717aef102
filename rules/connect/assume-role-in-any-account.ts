// One role name in any account: whoever creates a role of that name can draw the identity to it.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'assume-role-in-any-account',
  title: 'the owner may assume a role of that name in any account',
  severity: 'info',
  aws: 'opens',
  subject: 'assume-grant',
  since: '0.1.0',
  why: 'anybody can create a role of that name that trusts this identity, and what is sent there is sent to a stranger',
  fix: 'Name the accounts, or ask for the organization with aws:ResourceOrgID.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: ['IA-23'],
  yieldsTo: ['assume-wider-than-link', 'placeholder-left-in', 'malformed-account-id'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/db' }],
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
          element === 'Resource' &&
          (account === 'everything' || account === 'partial') &&
          (role === 'exact' || role === 'partial'),
      )
      .map(({ pointer, value }) => ({ at: { pointer }, facts: { role: parseArn(value)?.resource ?? value } }))
  },
  say: ({ role }) => `sts:AssumeRole is open to ${role} in any account that trusts this one`,
})
