// rds-db:connect on `*`: every user of every database, in a statement that is for nothing else.

import {
  alsoReached,
  coversOtherServices,
  defineRule,
  exactArnFor,
  nothing,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-login-resource',
  title: 'a grant that is only for connecting is open to every user of every database',
  severity: 'error',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'the star covers every database of the account in all regions, those of tomorrow included, and every user that accepts IAM logins, administrators among them',
  fix: 'Name the database by its resource id and the one user, in the form of the ARN that the page shows.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-28', 'BB-19', 'TP-18'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }],
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
    if (!grant.isOnlyForConnecting) return nothing
    return grant.resources
      .filter(
        ({ element, value, coverage }) =>
          element === 'Resource' && coverage.user === 'everything' && coversOtherServices(value),
      )
      .map(resource => {
        const { value, pointer } = resource
        const fix = exactArnFor(grant, pointer)
        return {
          at: { pointer },
          label: 'any region, database and user',
          facts: { value, also: alsoReached(resource, grant) },
          ...(fix && { fix }),
        }
      })
  },
  say: ({ value, also }) => `rds-db:connect on "${value}" is open to every database and user${also}`,
})
