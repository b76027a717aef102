// A database that will take tokens, and does not yet.

import { defineRule, exampleInstance, flagOf, nothing, partOf, placeIn } from '../../src/engine/rule-kit.ts'

const member = 'IAMDatabaseAuthenticationEnabled'

export const rule = defineRule({
  id: 'iam-logins-pending',
  title: 'a database that a link or a grant is for accepts IAM logins only after its next maintenance window',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'a change that was not applied at once waits for the maintenance window; until then every token is refused like a wrong password',
  fix: 'Apply the change now, with --apply-immediately.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Enabling.html',
  ],
  covers: ['RC-02'],
  examples: {
    bad: [
      exampleInstance({
        IAMDatabaseAuthenticationEnabled: false,
        PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true },
      }),
    ],
    good: [exampleInstance({ IAMDatabaseAuthenticationEnabled: true, PendingModifiedValues: {} })],
  },
  find({ database }) {
    if (database.kind === 'proxy' || flagOf(database, member) !== false) return nothing
    const pending = partOf(database, 'PendingModifiedValues')
    if (!pending || flagOf(pending, member) !== true) return nothing
    return [{ ...placeIn(pending, member), facts: { name: database.name } }]
  },
  say: ({ name }) => `${name} does not accept IAM logins yet: the change waits for the maintenance window`,
})
