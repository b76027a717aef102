// rds-db:connect in a list of actions for which `*` was written: logging in came along.

import {
  defineRule,
  isForManyServices,
  nothing,
  openOnEverything,
  parseActionName,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-on-shared-wildcard',
  title: 'rds-db:connect stands among other actions on every resource',
  severity: 'warning',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'the star that the other actions need lets this one log in to every database as every user, administrators included',
  fix: 'Give rds-db:connect a statement of its own, with the ARN of the one database user.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-28'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['rds-db:connect', 'rds:DescribeDBInstances'], Resource: '*' },
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
            { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
          ],
        },
      },
    ],
  },
  find(grant) {
    const { isOnlyForConnecting, policy, actions } = grant
    if (isOnlyForConnecting || isForManyServices(policy)) return nothing
    const open = openOnEverything(grant)
    if (open === undefined) return nothing
    return actions
      .filter(
        ({ value }) => typeof value === 'string' && parseActionName(value)?.prefix.toLowerCase() === 'rds-db',
      )
      .map(({ value, pointer }) => ({
        at: { pointer },
        also: [{ at: { pointer: open.pointer }, label: 'every database and user' }],
        facts: { action: valueText(value) },
      }))
  },
  say: ({ action }) =>
    `${action} stands among other actions on every resource, and so is open to every database and user`,
})
