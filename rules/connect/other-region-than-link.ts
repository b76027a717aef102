// The grant is for the database of the link, in another region.

import { defineRule, findNearest } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'other-region-than-link',
  title: 'the grant names another region than the link',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'resource-id', 'database', 'user'],
  since: '0.1.0',
  why: 'the region of the ARN is compared with that of the database, so the login is refused',
  fix: "Write the region of the database's endpoint.",
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-18'],
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
                Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
  find: link => findNearest(link, near => near.part === 'region'),
  say: ({ written, needed, name }) =>
    `the grant is for region ${written}, and the database of link ${name} is in ${needed}`,
})
