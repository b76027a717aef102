// `${aws:username}` in a grant of which nobody said whose it is: it works for IAM users alone.

import { defineRule, nothing, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'username-variable',
  title: 'the database user is named by aws:username, which only IAM users have',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'sessions of roles have no aws:username; attached to a role, the grant matches no login',
  fix: 'Attach the policy to IAM users only; for roles, take the name from a tag with aws:PrincipalTag.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  covers: ['PB-45'],
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
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:username}',
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
  find({ resources, owner }) {
    if (owner.state === 'known') return nothing
    return resources.flatMap(({ value, pointer }) =>
      variablesIn(value).flatMap(token =>
        token.kind === 'variable' &&
        token.key.toLowerCase() === 'aws:username' &&
        token.fallback === undefined
          ? [{ at: { pointer, part: { from: token.from, to: token.to } }, facts: {} }]
          : [],
      ),
    )
  },
  say: () => '${aws:username} has a value for IAM users only: attached to a role, the grant never matches',
})
