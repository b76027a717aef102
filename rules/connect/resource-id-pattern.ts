// A pattern of resource ids: AWS gives ids at random, so it selects by chance.

import { databaseUserOf, defineRule, exactArnFor } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'resource-id-pattern',
  title: 'the grant is for databases whose ids begin alike',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'AWS gives resource ids at random: what they have in common says nothing about the databases, and the next one may match or not',
  fix: 'Name each database by its whole resource id.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-33'],
  yieldsTo: ['placeholder-left-in', 'malformed-variable', 'wildcard-db-user', 'wrong-rds-db-resource-id'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC*/app',
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
        ({ element, coverage: { resourceId, kinds } }) =>
          element === 'Resource' && resourceId === 'partial' && kinds.length === 0,
      )
      .flatMap(({ value, pointer }) => {
        const named = databaseUserOf(value)
        if (named === undefined) return []
        const fix = exactArnFor(grant, pointer)
        return [
          { at: { pointer, part: named.resourceIdAt }, facts: { id: named.resourceId }, ...(fix && { fix }) },
        ]
      })
  },
  say: ({ id }) => `"${id}" selects databases by the letters of their ids, which are random`,
})
