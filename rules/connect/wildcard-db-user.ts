// rds-db:connect on `…/*`: every user of the database, its administrators included.

import {
  alsoReached,
  coversOtherServices,
  defineRule,
  exactArnFor,
  formOfExactArn,
  nothing,
  openPartsInWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-db-user',
  title: 'the grant lets its owner log in as every database user',
  severity: 'error',
  aws: 'opens',
  subject: 'grant',
  needs: ['values'],
  since: '0.1.0',
  why: 'the role can log in as any user that accepts IAM logins, administrators included',
  fix: 'Name the one database user in the last part of the ARN.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-29', 'PB-30', 'RP-32', 'RP-33', 'BB-19'],
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
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/*',
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
    const open = grant.resources.filter(
      ({ element, value, coverage }) =>
        element === 'Resource' && coverage.user === 'everything' && !coversOtherServices(value),
    )
    if (open.length === 0) return nothing
    return open.map(resource => {
      const { pointer, coverage } = resource
      const fix = exactArnFor(grant, pointer) ?? formOfExactArn(resource, grant.owner)
      return {
        at: { pointer },
        label: openPartsInWords(coverage),
        facts: {
          everyDatabase: coverage.resourceId === 'everything',
          also: alsoReached(resource, grant),
        },
        ...(fix && { fix }),
      }
    })
  },
  say: ({ everyDatabase, also }) =>
    `rds-db:connect is open to every ${everyDatabase ? 'database and user' : 'user of the database'}${also}`,
})
