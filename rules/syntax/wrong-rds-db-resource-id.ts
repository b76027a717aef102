// What stands before the database user in an ARN of rds-db cannot be a resource id.

import {
  databaseUserOf,
  defineRule,
  nothing,
  replacement,
  resourceIdFault,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wrong-rds-db-resource-id',
  title: 'a database is named by its name or endpoint where its resource id has to stand',
  severity: 'error',
  aws: 'never-matches',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS compares the resource id of the database (db-..., cluster-... or prx-...), which is never its name or its endpoint, so no login ever matches',
  fix: 'Write the resource id: DbiResourceId of describe-db-instances, DbClusterResourceId of describe-db-clusters, or the end of DBProxyArn of describe-db-proxies.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-06', 'PB-07'],
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
        note: 'the name of an instance',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:orders-prod/app',
            },
          ],
        },
      },
      {
        note: 'an endpoint',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:orders.c1a2b3c4.eu-west-1.rds.amazonaws.com/app',
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
              Resource: [
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:cluster-ABC*/app',
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
    if (user === undefined || !fault?.impossible) return nothing
    const { resourceId, resourceIdAt: part } = user
    const instead = fault.is === 'name' ? fault.instead : undefined
    return [
      {
        at: { pointer: '', part },
        facts: { resourceId, is: fault.is, instead },
        ...(instead !== undefined && {
          fix: replacement(`${value.slice(0, part.from)}${instead}${value.slice(part.to)}`),
        }),
      },
    ]
  },
  say({ resourceId, is, instead }) {
    if (is === 'endpoint')
      return `"${resourceId}" looks like an endpoint, and the resource id has to stand here`
    if (instead !== undefined) return `resource ids begin in small letters: ${instead}, not ${resourceId}`
    return `"${resourceId}" is not a resource id, which begins with db-, cluster- or prx-`
  },
})
