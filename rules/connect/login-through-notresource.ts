// Allow with NotResource: every database user that is not on the list, those of tomorrow included.

import {
  childPointer,
  coversArn,
  defineRule,
  ifKnown,
  keyAt,
  nothing,
  unnamedDatabaseUser,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-through-notresource',
  title: 'NotResource lets its owner log in as everybody who is not on the list',
  severity: 'warning',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'what is not on the list is allowed: every other user of every other database, and each new one from the day it exists',
  fix: 'Name in Resource the database users that are meant.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html'],
  covers: ['PB-39', 'IA-26'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              NotResource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/admin',
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
  find({ statement, resources, side, owner }) {
    const left = resources.filter(({ element }) => element === 'NotResource')
    if (left.length === 0) return nothing
    const account = ifKnown(owner)?.account ?? '444455556666'
    const arn = unnamedDatabaseUser({ partition: 'aws', region: 'eu-west-1', account })
    const isLeftOut = left.some(({ value }) => coversArn(value, arn))
    if (isLeftOut || !side.decide(arn).outcomes.includes('allowed')) return nothing
    return [{ at: keyAt(childPointer(statement.pointer, 'NotResource')), facts: { count: left.length } }]
  },
  say: ({ count }) =>
    `NotResource opens rds-db:connect to every database and user but what ${count === 1 ? 'this value covers' : `these ${count} values cover`}`,
})
