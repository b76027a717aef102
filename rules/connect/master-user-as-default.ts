// A variable whose default is the usual name of a master user: who has no tag is an administrator.

import { defineRule, isUsualMasterUser, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'master-user-as-default',
  title: 'who lacks a tag logs in as a usual master user',
  severity: 'warning',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'the default applies whenever the tag is missing, so the least known session gets the strongest user',
  fix: 'Leave the default away: without the tag no login matches then.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  covers: ['PB-48'],
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
              Resource:
                "arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/user, 'admin'}",
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
              Resource:
                'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/user}',
            },
          ],
        },
      },
    ],
  },
  find({ resources }) {
    return resources.flatMap(({ element, value, pointer }) =>
      variablesIn(value).flatMap(token =>
        element === 'Resource' && token.kind === 'variable' && isUsualMasterUser(token.fallback ?? '')
          ? [
              {
                at: { pointer, part: { from: token.from, to: token.to } },
                facts: { key: token.key, user: token.fallback ?? '' },
              },
            ]
          : [],
      ),
    )
  },
  say: ({ key, user }) => `whoever has no ${key} logs in as "${user}", a usual master user`,
})
