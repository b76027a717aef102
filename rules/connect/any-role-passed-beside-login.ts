// Who may pass every role to services acts as the strongest of them.

import { defineRule, isForLogins, nothing, openWay, type Way } from '../../src/engine/rule-kit.ts'

const ways: readonly Way[] = [
  { action: 'iam:PassRole', on: at => `arn:${at.partition}:iam::${at.account}:role/zq-decoy` },
]

export const rule = defineRule({
  id: 'any-role-passed-beside-login',
  title: 'an identity that logs in by IAM may pass any role to any service',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: "with a function or an instance that runs as another role it has that role's permissions, every other login among them",
  fix: 'Name the roles, and the service with iam:PassedToService.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],
  covers: ['IA-28', 'XA-I06'],
  yieldsTo: ['own-permissions-writable'],
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
            { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
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
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/reports',
              Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
            },
          ],
        },
      },
    ],
  },
  find(permissions) {
    if (!isForLogins(permissions)) return nothing
    const way = openWay(permissions, ways)
    if (way === undefined) return nothing
    const { action, held, statement, at } = way
    return [{ in: held.document, at, statement, facts: { action } }]
  },
  say: ({ action }) =>
    `beside its login by IAM this identity may call ${action} for any role, to any service`,
})
