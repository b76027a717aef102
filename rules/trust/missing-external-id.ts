// A third party's account that gets in without an external id: the confused deputy.

import { defineRule, entersUnasked, externalIdFix, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-external-id',
  title: 'an account that is not yours may assume the role without an external id',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'whoever can make that account act for them reaches this role; an external id is the part they cannot know',
  fix: 'Require the id with "Condition": {"StringEquals": {"sts:ExternalId": "…"}}, and have the caller send it: first the caller, then the role, so that the link is never cut.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  covers: ['TB-19', 'TB-33'],
  yieldsTo: ['external-id-not-enforced', 'unguarded-sibling-statement'],
  examples: {
    bad: [
      {
        note: 'both accounts are declared; the caller is not owned',
        document: {
          Role: {
            Arn: 'arn:aws:iam::444455556666:role/db',
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
                  Action: 'sts:AssumeRole',
                },
              ],
            },
          },
        },
        config: { accounts: { '444455556666': { owned: true }, '111122223333': { owned: false } } },
      },
    ],
    good: [
      {
        document: {
          Role: {
            Arn: 'arn:aws:iam::444455556666:role/db',
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: 'arn:aws:iam::111122223333:role/vendor' },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEquals: { 'sts:ExternalId': '0b9f2a5e-6d0c-4f5e-9a43-2a7d5c1e8b90' } },
                },
              ],
            },
          },
        },
        config: { accounts: { '444455556666': { owned: true }, '111122223333': { owned: false } } },
      },
    ],
  },
  find(trust) {
    const found = trust.entrants.filter(
      entrant => entrant.relation === 'third-party' && entersUnasked(entrant, trust),
    )
    if (found.length === 0) return nothing
    return found.map(({ account, statement, trusted }) => {
      const fix = externalIdFix(trust, statement)
      return {
        at: { pointer: trusted.pointer },
        label: `account ${account} is not yours`,
        statement,
        facts: { account: account as string },
        ...(fix && { fix }),
      }
    })
  },
  say: ({ account }) => `account ${account} may assume this role without an external id`,
})
