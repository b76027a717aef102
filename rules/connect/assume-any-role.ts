// sts:AssumeRole on every role: whichever role trusts the account is open to this identity.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'assume-any-role',
  title: 'the owner may assume every role that trusts it',
  severity: 'info',
  aws: 'opens',
  subject: 'assume-grant',
  needs: ['values'],
  since: '0.1.0',
  why: 'every role that trusts this account as a whole is open to the identity, those of other accounts and of tomorrow included',
  fix: 'Name the roles that it has to assume.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  covers: ['IA-22', 'IA-24'],
  yieldsTo: ['assume-wider-than-link', 'placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
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
      .filter(({ element, coverage }) => element === 'Resource' && coverage.role === 'everything')
      .map(({ pointer, coverage: { account, witness } }) => ({
        at: { pointer },
        facts: { account: account === 'exact' ? parseArn(witness ?? '')?.account : undefined },
      }))
  },
  say: ({ account }) =>
    `sts:AssumeRole is open to every role${account === undefined ? ' of every account' : ` of account ${account}`} that trusts this identity's account`,
})
