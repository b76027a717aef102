// `${aws:userid}` as the database user: of a role it is an id, a colon and a name that the caller chooses.

import { defineRule, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'session-name-as-database-user',
  title: 'the database user is taken from aws:userid',
  severity: 'warning',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: "for a role it is the role's unique id, a colon and the session name that the caller chose: a database user of that name is unlikely, and where there is one the caller picks it",
  fix: 'Name the database user, or take it from a tag that only its owner can set.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  covers: ['PB-49'],
  yieldsTo: ['malformed-variable', 'variable-in-old-version', 'misspelt-variable', 'placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:userid}',
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
  find({ resources }) {
    return resources.flatMap(({ element, value, pointer }) =>
      variablesIn(value).flatMap(token =>
        element === 'Resource' && token.kind === 'variable' && token.key.toLowerCase() === 'aws:userid'
          ? [{ at: { pointer, part: { from: token.from, to: token.to } }, facts: {} }]
          : [],
      ),
    )
  },
  say: () =>
    '${aws:userid} is a unique id, for roles with the session name that the caller chose, and hardly a database user',
})
