// `${aws:username}` in the grant of a role: sessions of roles have no user name, so it never matches.

import { defineRule, ifKnown, nothing, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'username-variable-for-role',
  title: "a role's grant names the database user by aws:username, which roles do not have",
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  needs: ['owner'],
  since: '0.1.0',
  why: 'only IAM users have aws:username; in a session of a role the variable has no value, so the ARN matches no login',
  fix: 'Name the database user, or take it from a tag of the role or the session with aws:PrincipalTag.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html'],
  covers: ['PB-45'],
  yieldsTo: ['malformed-variable', 'variable-in-old-version', 'misspelt-variable', 'placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/db',
          PolicyDocument: {
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
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:user/jane',
          PolicyDocument: {
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
      },
    ],
  },
  find({ resources, owner }) {
    if (ifKnown(owner)?.kind !== 'role') return nothing
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
  say: () => '${aws:username} has no value in a session of a role, so no login ever matches',
})
