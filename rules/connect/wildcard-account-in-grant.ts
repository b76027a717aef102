// An account left open: it opens nothing, for nobody logs in to a database of another account.

import { coversOtherServices, defineRule, exactArnFor } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-account-in-grant',
  title: 'the account of a grant is open',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: "only identities of the database's own account can log in, so the star opens nothing more and hides a wrong account from every reader",
  fix: 'Write the account that owns the database.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-35'],
  yieldsTo: [
    'placeholder-left-in',
    'wildcard-db-user',
    'wildcard-database',
    'wildcard-region-in-grant',
    'incomplete-arn',
    'malformed-account-id',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:*:dbuser:db-ABCDEFGHIJKL01234/app',
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
        ({ element, value, asWritten: { account } }) =>
          element === 'Resource' &&
          (account === 'everything' || account === 'partial') &&
          !coversOtherServices(value),
      )
      .map(({ pointer, value }) => {
        const fix = exactArnFor(grant, pointer)
        return { at: { pointer }, facts: { account: value.split(':')[4] ?? '' }, ...(fix && { fix }) }
      })
  },
  say: ({ account }) =>
    `the account is left open ("${account}"), which opens nothing: a grant works in the account of its owner only`,
})
