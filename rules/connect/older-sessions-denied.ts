// What "Revoke active sessions" leaves behind: sessions from before a moment are refused, fresh ones are not.

import {
  childPointer,
  defineRule,
  effectOf,
  isObject,
  memberOf,
  reachesAction,
  statementsOf,
} from '../../src/engine/rule-kit.ts'

const actions = ['rds-db:connect', 'sts:assumerole']

export const rule = defineRule({
  id: 'older-sessions-denied',
  title: 'a Deny refuses sessions from before a moment',
  severity: 'info',
  aws: 'accepts',
  subject: 'permissions',
  since: '0.1.0',
  why: 'credentials that a tool keeps from before that moment are refused, while fresh ones work, which looks like a fault that comes and goes',
  fix: 'Let the tool fetch new credentials; remove the statement once the last old session has ended.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html'],
  covers: ['PB-59', 'IA-11'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
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
  find({ policies }) {
    return policies.flatMap(({ document, policy }) =>
      statementsOf(policy).flatMap(statement => {
        if (effectOf(statement) !== 'Deny' || !actions.some(action => reachesAction(statement, action)))
          return []
        const at = childPointer(
          childPointer(childPointer(statement.pointer, 'Condition'), 'DateLessThan'),
          'aws:TokenIssueTime',
        )
        const condition = memberOf(statement.raw, 'Condition')
        const before = isObject(condition) ? memberOf(condition, 'DateLessThan') : undefined
        const moment = isObject(before) ? memberOf(before, 'aws:TokenIssueTime') : undefined
        return typeof moment === 'string'
          ? [{ in: document, at: { pointer: at }, statement, facts: { moment } }]
          : []
      }),
    )
  },
  say: ({ moment }) => `sessions from before ${moment} are refused`,
})
