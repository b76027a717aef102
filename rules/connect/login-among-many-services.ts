// rds-db:connect on everything, in a policy that lists what people or whole teams may do.

import {
  defineRule,
  isForManyServices,
  nothing,
  openOnEverything,
  parseActionName,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-among-many-services',
  title: 'rds-db:connect stands on every resource in a policy for many services',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'such policies are for people who administer an account, or for boundaries; whoever gets one logs in to every database as every user',
  fix: "Leave rds-db:connect out of it, and grant it where somebody logs in, on the database user's ARN.",
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-28', 'PB-37', 'XA-I06'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'cloudwatch:*',
                'ec2:*',
                'ecs:*',
                'events:*',
                'iam:Get*',
                'logs:*',
                'rds:*',
                's3:*',
                'sns:*',
                'rds-db:connect',
              ],
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
              Action: [
                'cloudwatch:*',
                'ec2:*',
                'ecs:*',
                'events:*',
                'iam:Get*',
                'logs:*',
                'rds:*',
                's3:*',
                'sns:*',
              ],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  find(grant) {
    const { isOnlyForConnecting, policy, actions } = grant
    if (isOnlyForConnecting || !isForManyServices(policy)) return nothing
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
    `${action} stands on every resource in a policy for many services: its owner can log in to every database as every user`,
})
