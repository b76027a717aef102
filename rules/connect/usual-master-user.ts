// The database user is called as master users are: it may do nearly everything in the database.

import { databaseUserOf, defineRule, isUsualMasterUser } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'usual-master-user',
  title: 'the database user is called like a master user',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'the master user may read and change everything in the database and create other users, which a tool seldom needs',
  fix: 'Create a database user for this purpose, with the rights that are needed, and name that.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html'],
  covers: ['PB-30'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/postgres',
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
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ resources }) {
    return resources.flatMap(({ element, value, pointer, coverage }) => {
      const named = databaseUserOf(value)
      if (
        element !== 'Resource' ||
        named === undefined ||
        coverage.user !== 'exact' ||
        !isUsualMasterUser(named.user)
      )
        return []
      return [{ at: { pointer, part: named.userAt }, facts: { user: named.user } }]
    })
  },
  say: ({ user }) =>
    `"${user}" is what master users are usually called, and they may do nearly everything in the database`,
})
