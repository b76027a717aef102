// A database that somebody logs in to with tokens, and that takes none.

import {
  type DescribedDatabase,
  defineRule,
  exampleInstance,
  flagOf,
  nothing,
  partOf,
  placeIn,
  whyNoTokens,
} from '../../src/engine/rule-kit.ts'

const member = 'IAMDatabaseAuthenticationEnabled'

export const rule = defineRule({
  id: 'iam-logins-off',
  title: 'a database that a link or a grant is for does not accept IAM logins',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'the database takes the token for a password and refuses it: password authentication failed, or access denied for user',
  fix: 'Enable IAM database authentication; of Aurora and of a Multi-AZ cluster, on the cluster. It takes effect at once with --apply-immediately, without a restart.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Enabling.html'],
  covers: ['RC-01', 'RC-03', 'RC-04', 'BB-16', 'TP-26'],
  examples: {
    bad: [exampleInstance({ IAMDatabaseAuthenticationEnabled: false })],
    good: [exampleInstance({ IAMDatabaseAuthenticationEnabled: true })],
  },
  find({ database }) {
    if (database.kind === 'proxy' || flagOf(database, member) !== false) return nothing
    // There, nothing can be turned on; another rule says so.
    if (whyNoTokens(database) !== undefined) return nothing
    const pending = partOf(database, 'PendingModifiedValues')
    if (pending && flagOf(pending, member) === true) return nothing
    const { kind, name } = database
    return [{ ...placeIn(database, member), facts: { kind, name }, fix: { text: turnedOn(database) } }]
  },
  say: ({ kind, name }) => `the ${kind} ${name} does not accept IAM logins`,
})

function turnedOn({ kind, name, planned }: DescribedDatabase): string {
  if (planned === 'cloudformation') return 'EnableIAMDatabaseAuthentication: true'
  if (planned === 'terraform') return 'iam_database_authentication_enabled = true'
  const option = kind === 'cluster' ? 'cluster --db-cluster-identifier' : 'instance --db-instance-identifier'
  return `aws rds modify-db-${option} ${name} --enable-iam-database-authentication --apply-immediately`
}
