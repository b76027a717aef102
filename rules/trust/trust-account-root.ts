// A whole account is trusted where one role is meant.

import {
  callerFix,
  callersIn,
  defineRule,
  isWiderThanLinks,
  nothing,
  reachOfAccount,
} from '../../src/engine/rule-kit.ts'

const roleTrusting = (principal: string) => ({
  Role: {
    Arn: 'arn:aws:iam::444455556666:role/db',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
    },
  },
})

const config = { accounts: { '444455556666': { owned: true }, '111122223333': { owned: true } } }

export const rule = defineRule({
  id: 'trust-account-root',
  title: 'a whole account is trusted where one role would do',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'the ARN that ends in :root, like the account id alone, stands for the account: every identity that its administrators let call sts:AssumeRole gets in, now and later',
  fix: 'Name the role that calls, or compare aws:PrincipalArn with it in a condition.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
  ],
  covers: ['TB-16', 'TP-23', 'XA-I03'],
  examples: {
    bad: [
      {
        note: 'another account of the same owner',
        document: roleTrusting('arn:aws:iam::111122223333:root'),
        config,
      },
    ],
    good: [{ document: roleTrusting('arn:aws:iam::111122223333:role/bytebase'), config }],
  },
  find(trust) {
    const found = trust.entrants.filter(
      entrant => isWiderThanLinks(entrant, trust) || reachOfAccount(entrant, trust) === 'open',
    )
    if (found.length === 0) return nothing
    return found.map(({ account, statement, trusted }) => {
      const callers = callersIn(trust, account)
      const fix = trusted.form === 'account' ? callerFix(trust, trusted.pointer, account) : undefined
      return {
        at: { pointer: trusted.pointer },
        label: `every identity of ${account} that may call sts:AssumeRole`,
        statement,
        facts: { account: account as string, callers, link: trust.hops[0]?.link.name ?? '' },
        ...(fix && { fix }),
      }
    })
  },
  say: ({ account, callers, link }) => {
    if (callers.length === 0) return `the whole account ${account} is trusted, not one role`
    const names = callers.map(arn => arn.slice(arn.lastIndexOf(':') + 1)).join(', ')
    return `the whole account ${account} is trusted, not only ${names}, which is all that link ${link} needs`
  },
})
