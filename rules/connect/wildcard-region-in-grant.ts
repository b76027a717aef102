// A region left open: ids of databases are unique, so it hides typing errors more than it opens.

import { coversOtherServices, defineRule, exactArnFor, openPartsInWords } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-region-in-grant',
  title: 'the region of a grant is open',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'the resource id belongs to one database in one region, so the star opens nothing more and hides a wrong region from every reader',
  fix: 'Write the region of the database.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-34'],
  yieldsTo: ['placeholder-left-in', 'wildcard-db-user', 'wildcard-database', 'incomplete-arn'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:*:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
  find(grant) {
    return grant.resources
      .filter(
        ({ element, value, coverage: { region } }) =>
          element === 'Resource' &&
          (region === 'everything' || region === 'partial') &&
          !coversOtherServices(value),
      )
      .map(({ pointer, value, coverage }) => {
        const fix = exactArnFor(grant, pointer)
        return {
          at: { pointer },
          label: coverage.region === 'everything' ? openPartsInWords(coverage) : 'several regions',
          facts: { region: value.split(':')[3] ?? '' },
          ...(fix && { fix }),
        }
      })
  },
  say: ({ region }) => `the region is left open ("${region}"), and a database has one`,
})
