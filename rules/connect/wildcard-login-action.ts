// A pattern of actions of rds-db: today there is one, and what comes is granted unseen.

import { defineRule, hasWildcard, parseActionName, valueText } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'wildcard-login-action',
  title: 'a pattern stands where rds-db:connect is meant',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'the service has one action today; each one that AWS adds is granted on the day it comes, unseen',
  fix: 'Write rds-db:connect.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrdsiamauthentication.html',
  ],
  covers: ['PB-36'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:*',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
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
  find({ actions }) {
    return actions
      .filter(
        ({ value }) =>
          typeof value === 'string' &&
          parseActionName(value)?.prefix.toLowerCase() === 'rds-db' &&
          hasWildcard(value),
      )
      .map(({ value, pointer }) => ({
        at: { pointer },
        facts: { action: valueText(value) },
        fix: { text: '"rds-db:connect"', edits: [{ do: 'replace', pointer, value: 'rds-db:connect' }] },
      }))
  },
  say: ({ action }) => `${action} is a pattern, and the one action of rds-db is rds-db:connect`,
})
