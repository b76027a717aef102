// A single role or user of another account, or of one that may be another, without an external id.

import { defineRule, entersFreely, entersUnasked, nothing } from '../../src/engine/rule-kit.ts'

const trusting = (arn: string, condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: arn },
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    } as never,
  ],
})

export const rule = defineRule({
  id: 'caller-without-external-id',
  title: 'a role or user of an account that may not be yours gets in without an external id',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'if the account is a third party, whoever can make that role or user act for them reaches this role; between accounts of one owner nothing is missing',
  fix: 'Say whose the account is under "accounts" in rdsaudit.config.json; where it is not yours, require an external id and have the caller send it.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  covers: ['TB-19'],
  yieldsTo: ['unchecked-external-id', 'unguarded-sibling-statement'],
  examples: {
    bad: [{ document: trusting('arn:aws:iam::111122223333:role/bytebase') }],
    good: [
      {
        document: trusting('arn:aws:iam::111122223333:role/bytebase', {
          StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' },
        }),
      },
    ],
  },
  find(trust) {
    const found = trust.entrants.filter(
      entrant =>
        !entrant.isWhole &&
        (entrant.relation === 'foreign' || entrant.relation === 'unknown') &&
        entersUnasked(entrant, trust) &&
        entersFreely(entrant),
    )
    if (found.length === 0) return nothing
    return found.map(({ account, principal, statement, trusted }) => ({
      at: { pointer: trusted.pointer },
      label: 'whose account is it?',
      statement,
      facts: { account: account as string, name: principal.slice(principal.lastIndexOf(':') + 1) },
    }))
  },
  say: ({ account, name }) =>
    `${name} of account ${account} may assume this role without an external id, and nobody said whose that account is`,
})
