// The account of a database is no account id.

import {
  defineRule,
  exampleTeleportDatabase,
  holdsUnknown,
  isAccountId,
  nothing,
} from '../../src/engine/rule-kit.ts'

const example = (account: string) => exampleTeleportDatabase({ aws: { account_id: account } })

export const rule = defineRule({
  id: 'malformed-account-of-database',
  title: 'the account of a database is not twelve digits',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-database',
  since: '0.1.0',
  why: 'account ids have twelve digits, with the zeros at their beginning: Teleport refuses anything else',
  fix: 'Write the twelve digits in quotation marks, so that YAML does not take them for a number.',
  sources: [
    'https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/',
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  ],
  covers: ['TP-02'],
  yieldsTo: ['placeholder-left-in'],
  examples: { bad: [example('4444-5555-6666')], good: [example('444455556666')] },
  find({ database }) {
    const { account, settings } = database
    const written = settings.get('aws.account_id')?.value
    if (account === undefined || typeof written !== 'string') return nothing
    if (isAccountId(written) || holdsUnknown(written)) return nothing
    const digits = written.replace(/[-\s]/g, '')
    return [
      {
        at: { pointer: account.pointer },
        facts: { written },
        ...(isAccountId(digits) && { fix: { text: `account_id: "${digits}"` } }),
      },
    ]
  },
  say: ({ written }) => `"${written}" is no account id: those have twelve digits`,
})
