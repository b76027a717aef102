// rds-db:connect on everything, in a list of what people or whole teams may do.

import {
  defineRule,
  isOfManyServices,
  nothing,
  openOnEverything,
  parseActionName,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-among-many-services',
  title: 'rds-db:connect stands on every resource in a list of actions of many services',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'such lists are for people who administer an account, or for boundaries; whoever gets one logs in to every database as every user',
  fix: "Leave rds-db:connect out of the list, and grant it where somebody logs in, on the database user's ARN.",
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-28', 'PB-37'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:*', 'ecs:*', 'iam:Get*', 'logs:*', 'rds-db:connect', 'rds:*', 's3:*', 'sns:*'],
              Resource: '*',
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
              Action: ['ec2:*', 'ecs:*', 'iam:Get*', 'logs:*', 'rds:*', 's3:*', 'sns:*'],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  find(grant) {
    const { isOnlyForConnecting, statement, actions } = grant
    if (isOnlyForConnecting || !isOfManyServices(statement)) return nothing
    const open = openOnEverything(grant)
    if (open === undefined) return nothing
    return actions
      .filter(
        ({ value }) => typeof value === 'string' && parseActionName(value)?.prefix.toLowerCase() === 'rds-db',
      )
      .map(({ value, pointer }) => ({
        at: { pointer },
        also: [{ at: { pointer: open.pointer }, label: 'every database and user' }],
        facts: { action: String(value) },
      }))
  },
  say: ({ action }) =>
    `${action} stands on every resource among actions of many services: its owner can log in to every database as every user`,
})
