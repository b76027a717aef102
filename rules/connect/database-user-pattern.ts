// A pattern of database users: whoever is given such a name can be logged in as.

import { alsoReached, databaseUserOf, defineRule, exactArnFor } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'database-user-pattern',
  title: 'the grant is for all database users of a pattern',
  severity: 'warning',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'whoever creates a database user of such a name, administrators included, opens it to this identity, and nobody is asked',
  fix: 'Name the database users.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-31', 'PB-27'],
  yieldsTo: ['placeholder-left-in', 'wildcard-database', 'malformed-variable'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app_*',
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
              Resource: [
                'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app_ro',
                'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app_rw',
              ],
            },
          ],
        },
      },
    ],
  },
  find(grant) {
    return grant.resources
      .filter(({ element, coverage }) => element === 'Resource' && coverage.user === 'partial')
      .flatMap(resource => {
        const { value, pointer } = resource
        const named = databaseUserOf(value)
        if (named === undefined) return []
        const fix = exactArnFor(grant, pointer)
        return [
          {
            at: { pointer, part: named.userAt },
            facts: { user: named.user, also: alsoReached(resource, grant) },
            ...(fix && { fix }),
          },
        ]
      })
  },
  say: ({ user, also }) => `rds-db:connect is open to every database user that matches "${user}"${also}`,
})
