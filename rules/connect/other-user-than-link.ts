// The grant is for the database of the link, and for another user.

import { defineRule, findNearest } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'other-user-than-link',
  title: 'the grant names another database user than the link',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'resource-id', 'database', 'user'],
  since: '0.1.0',
  why: 'the name in the ARN is compared with that in the token, in its case, so the login is refused',
  fix: 'Name the same database user in the grant and in the tool, in the case that the database has it.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-23', 'PB-24', 'BB-09'],
  yieldsTo: ['username-variable-for-role'],
  examples: {
    bad: [
      {
        files: {
          'connect.json': {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/App',
              },
            ],
          },
        },
        config: {
          links: [
            {
              name: 'orders',
              target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
              database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
            },
          ],
        },
      },
    ],
    good: [
      {
        files: {
          'connect.json': {
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
        config: {
          links: [
            {
              name: 'orders',
              target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
              database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
            },
          ],
        },
      },
    ],
  },
  find: link => findNearest(link, near => near.part === 'user'),
  say: ({ written, needed, name }) =>
    written.toLowerCase() === needed.toLowerCase()
      ? `link ${name} logs in as ${needed}, and the grant has the name in another case: ${written}`
      : `the grant is for ${written}, and link ${name} logs in as ${needed}`,
})
