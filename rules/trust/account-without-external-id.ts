// A whole account of which nobody said whose it is, with nothing that narrows who of it gets in.

import { defineRule, externalIdFix, nothing, reachOfAccount } from '../../src/engine/rule-kit.ts'

const trusting = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement } as never],
})

export const rule = defineRule({
  id: 'account-without-external-id',
  title:
    'any identity of an account may assume the role, without an external id or anything else that narrows it',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  needs: ['values'],
  since: '0.1.0',
  why: 'every identity that its own account lets call sts:AssumeRole gets in, and if the account is not yours, so does whoever can make it act for them',
  fix: 'Name the one role that calls, and require an external id where the account is not yours; say which accounts are yours under "accounts" in rdsaudit.config.json.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
  ],
  covers: ['TB-16', 'TB-19', 'TP-23'],
  yieldsTo: ['unchecked-external-id', 'unguarded-sibling-statement'],
  examples: {
    bad: [{ document: trusting({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) }],
    good: [
      {
        note: 'an external id',
        document: trusting({
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
        }),
      },
      {
        note: 'one role',
        document: trusting({
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase' } },
        }),
      },
    ],
  },
  find(trust) {
    const found = trust.entrants.filter(entrant => reachOfAccount(entrant, trust) === 'open-to-whom')
    if (found.length === 0) return nothing
    return found.map(({ account, relation, statement, trusted }) => {
      const fix = externalIdFix(trust, statement)
      return {
        at: { pointer: trusted.pointer },
        label: `every identity of ${account}`,
        statement,
        facts: { account: account as string, isOther: relation === 'foreign' },
        ...(fix && { fix }),
      }
    })
  },
  say: ({ account, isOther }) =>
    `any identity of ${isOther ? `account ${account}, another than the role's,` : `account ${account}`} may assume this role without an external id`,
})
