// What stands before the database user begins like a resource id, and goes on like none.

import { databaseUserOf, defineRule, nothing, resourceIdFault } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'suspect-rds-db-resource-id',
  title: 'a resource id of a database looks like none of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS compares the id character by character and in its case; an instance or a cluster has capitals and digits only behind db- or cluster-, so no login is likely to match',
  fix: 'Copy the resource id from the Configuration tab of the database; it is not its name, whatever that begins with.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html',
  ],
  covers: ['PB-06', 'PB-22'],
  yieldsTo: [
    'other-database-than-link',
    'placeholder-left-in',
    'hidden-character',
    'malformed-variable',
    'malformed-rds-db-arn',
  ],
  examples: {
    bad: [
      {
        note: 'an id in small letters',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-abcdefghijkl01234/app',
            },
          ],
        },
      },
      {
        note: 'a name that begins like an id',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-orders-prod/app',
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'proxies have small letters',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: [
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:prx-0123456789abcdef0/app',
              ],
            },
          ],
        },
      },
    ],
  },
  find({ value }) {
    const user = databaseUserOf(value)
    const fault = user && resourceIdFault(user.resourceId)
    if (user === undefined || fault === undefined || fault.impossible) return nothing
    const { resourceId, resourceIdAt: part } = user
    const instead = fault.is === 'lower-case' ? fault.instead : undefined
    return [
      {
        at: { pointer: '', part },
        facts: { resourceId, instead },
        ...(instead !== undefined && {
          fix: { text: `"${instead}" if the id was lower-cased, else copy it from the database` },
        }),
      },
    ]
  },
  say: ({ resourceId, instead }) =>
    instead === undefined
      ? `"${resourceId}" looks like a name and not like a resource id`
      : `"${resourceId}" has small letters, and resource ids have capitals`,
})
