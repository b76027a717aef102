// `*` as an action allows logging in too: an administrator may be every user of every database.

import { defineRule, nothing, openOnEverything, valueText } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-through-wildcard-action',
  title: 'a wildcard for all actions lets its owner log in to every database',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'administrators of the account can log in as every database user that accepts IAM logins, without anybody having named a database',
  fix: 'If administrators of the account are not to read databases, deny them rds-db:connect; log in by a role of its own.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  covers: ['PB-37'],
  examples: {
    bad: [
      { document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            { Effect: 'Deny', Action: 'rds-db:connect', Resource: '*' },
          ],
        },
      },
    ],
  },
  find(grant) {
    if (grant.isWrittenForConnecting || openOnEverything(grant) === undefined) return nothing
    return grant.actions.map(({ value, pointer }) => ({
      at: { pointer },
      facts: { action: valueText(value) },
    }))
  },
  say: ({ action }) =>
    `"${action}" includes rds-db:connect: its owner can log in to every database as every user`,
})
