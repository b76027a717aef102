// A whole account is trusted, and there may be good reasons: it is the role's own, or something guards the way.

import { defineRule, isWiderThanLinks, nothing, reachOfAccount } from '../../src/engine/rule-kit.ts'

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
  id: 'whole-account-trusted',
  title: "the role's own account, or a guarded one, is trusted as a whole",
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the trust policy leaves it to the policies of the account who of it gets in, so who can log in to the database is decided there, not here',
  fix: 'Name the role that calls, unless it is the account that is meant.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
  ],
  covers: ['TB-16'],
  examples: {
    bad: [{ document: roleTrusting('arn:aws:iam::444455556666:root') }],
    good: [{ document: roleTrusting('arn:aws:iam::444455556666:role/bytebase') }],
  },
  find(trust) {
    const found = trust.entrants.flatMap(entrant => {
      const reach = isWiderThanLinks(entrant, trust) ? undefined : reachOfAccount(entrant, trust)
      return reach === 'own' || reach === 'guarded' ? [{ ...entrant, reach }] : []
    })
    if (found.length === 0) return nothing
    return found.map(({ account, reach, statement, trusted }) => ({
      at: { pointer: trusted.pointer },
      statement,
      facts: { account: account as string, isOwn: reach === 'own' },
    }))
  },
  say: ({ account, isOwn }) =>
    isOwn
      ? `the policies of account ${account}, the role's own, decide who may assume it`
      : `every identity of account ${account} that meets the conditions may assume this role`,
})
