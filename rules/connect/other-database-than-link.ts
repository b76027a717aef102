// The grant is for the user of the link, on another database.

import { defineRule, findNearest, isOfOtherKind } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'other-database-than-link',
  title: 'the grant names another database than the link',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'resource-id', 'database', 'user'],
  since: '0.1.0',
  why: 'the resource id of the ARN is compared with that of the database, in its case, so the login is refused',
  fix: 'Write the resource id of the database.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-06', 'PB-07', 'PB-13', 'PB-22'],
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
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ZYXWVUTSRQPO98765/app',
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
  find: link =>
    findNearest(link, near => near.part === 'resourceId' && !isOfOtherKind(near.written, near.needed)),
  say: ({ written, needed, name }) =>
    written.toLowerCase() === needed.toLowerCase()
      ? `the resource id of link ${name} is ${needed}, and the grant has it in another case`
      : `the grant is for ${written}, and the database of link ${name} is ${needed}`,
})
