// What stands behind the slash in an ARN of rds-db is the bare name of a database user.

import { databaseUserOf, defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'suspect-database-user',
  title: 'the database user of an ARN has a host, quotes or a database with it',
  severity: 'warning',
  aws: 'accepts',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS compares the name that the client logs in with, character by character, and it has no host, no quotes and no database in it, so no login is likely to match',
  fix: 'Write the bare name of the database user; rights on databases and hosts are granted in the database.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html',
  ],
  covers: ['PB-26'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable', 'malformed-rds-db-arn'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app@%',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/jane@example.com',
            },
          ],
        },
      },
    ],
  },
  find({ value }) {
    const named = databaseUserOf(value)
    const what = named && oddPart(named.user)
    if (named === undefined || what === undefined) return nothing
    return [{ at: { pointer: '', part: named.userAt }, facts: { user: named.user, what } }]
  },
  say: ({ user, what }) => `the database user "${user}" ${what}`,
})

function oddPart(user: string): string | undefined {
  const at = user.lastIndexOf('@')
  // Names of people do have an @ in them: only what can be no name of a domain is a host of MySQL.
  const host = at < 0 ? '' : user.slice(at + 1)
  if (/^(%|localhost$|\d+\.\d|['"`])/.test(host)) return 'has a host with it'
  if (/^['"`]|['"`]$/.test(user)) return 'is in quotes'
  // Slashes inside `${...}` belong to the name of a tag.
  if (user.includes('/') && !user.includes('${')) return 'has a slash in it, as if a database stood beside it'
  return undefined
}
