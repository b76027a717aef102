// The database user is called like the IAM identity that has the grant: the two have nothing to do with each other.

import { databaseUserOf, defineRule, ifKnown } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'iam-name-as-database-user',
  title: 'the database user has the name of the IAM role or user',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  needs: ['owner'],
  since: '0.1.0',
  why: 'what stands behind the slash is a user of the database; IAM names are not looked up there, and a login as one fails unless somebody created it',
  fix: 'Write the database user that the client logs in as, if it has another name.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html',
  ],
  covers: ['PB-25'],
  yieldsTo: ['usual-master-user'],
  examples: {
    bad: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/orders-connect',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/orders-connect',
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/orders-connect',
          PolicyDocument: {
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
      },
    ],
  },
  find({ resources, owner, links }) {
    const name = ifKnown(owner)?.name.toLowerCase()
    return resources.flatMap(({ element, value, pointer, coverage }) => {
      const named = databaseUserOf(value)
      if (element !== 'Resource' || coverage.user !== 'exact' || named?.user.toLowerCase() !== name) return []
      // A link that logs in as this user says that it is one.
      if (named === undefined || links.some(({ user }) => ifKnown(user) === named.user)) return []
      return [
        {
          at: { pointer, part: named.userAt },
          facts: { user: named.user, kind: ifKnown(owner)?.kind ?? 'role' },
        },
      ]
    })
  },
  say: ({ user, kind }) =>
    `"${user}" is the name of the IAM ${kind}, and a user of the database has to stand here`,
})
