// One database user, on every database of a region, or on every instance, cluster or proxy.

import {
  alsoReached,
  databaseUserOf,
  defineRule,
  exactArnFor,
  inWords,
  openPartsInWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-database',
  title: 'the grant is for a user of every database',
  severity: 'warning',
  aws: 'opens',
  subject: 'grant',
  needs: ['values'],
  since: '0.1.0',
  why: 'the user of that name on every other database can be logged in as too, on those of production and of tomorrow as well',
  fix: 'Name the databases by their resource ids.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-32', 'PB-33', 'BB-19'],
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
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:*/app',
            },
          ],
        },
      },
      {
        note: 'every cluster',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:cluster-*/app',
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
        ({ element, coverage: { user, kinds } }) =>
          element === 'Resource' && kinds.length > 0 && (user === 'exact' || user === 'partial'),
      )
      .map(resource => {
        const { value, pointer, coverage } = resource
        const fix = exactArnFor(grant, pointer)
        const everyone = coverage.resourceId === 'everything'
        return {
          at: { pointer },
          label: everyone ? openPartsInWords(coverage) : `any ${inWords(coverage.kinds)}`,
          facts: {
            user: databaseUserOf(value)?.user,
            kinds: everyone ? 'database' : inWords(coverage.kinds),
            everywhere: coverage.region === 'everything',
            also: alsoReached(resource, grant),
          },
          ...(fix && { fix }),
        }
      })
  },
  say: ({ user, kinds, everywhere, also }) =>
    `rds-db:connect${user === undefined ? '' : ` as ${user}`} is open to every ${kinds} of ${everywhere ? 'every' : 'the'} region${also}`,
})
