// A database that takes tokens, and soon will not.

import { defineRule, exampleInstance, flagOf, nothing, partOf, placeIn } from '../../src/engine/rule-kit.ts'

const member = 'IAMDatabaseAuthenticationEnabled'

export const rule = defineRule({
  id: 'iam-logins-ending',
  title: 'a database that a link or a grant is for stops accepting IAM logins at its next maintenance window',
  severity: 'warning',
  aws: 'accepts',
  subject: 'database',
  since: '0.1.0',
  why: 'the change was made and waits for the maintenance window; from then on every token is refused like a wrong password',
  fix: 'Enable IAM database authentication again, or move the logins off it first.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html',
  ],
  covers: ['RC-02'],
  examples: {
    bad: [
      exampleInstance({
        IAMDatabaseAuthenticationEnabled: true,
        PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: false },
      }),
    ],
    good: [exampleInstance({ IAMDatabaseAuthenticationEnabled: true, PendingModifiedValues: {} })],
  },
  find({ database }) {
    if (database.kind === 'proxy' || flagOf(database, member) !== true) return nothing
    const pending = partOf(database, 'PendingModifiedValues')
    if (!pending || flagOf(pending, member) !== false) return nothing
    return [{ ...placeIn(pending, member), facts: { name: database.name } }]
  },
  say: ({ name }) => `${name} will not accept IAM logins after its next maintenance window`,
})
