// The database user is taken from a session tag that the link does not send.

import { defineRule, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unsent-session-tag',
  title: 'the database user comes from a tag that the link does not send',
  severity: 'info',
  aws: 'accepts',
  subject: 'grant',
  since: '0.1.0',
  why: 'the variable has no value then, unless the role itself is tagged, and the ARN matches no login',
  fix: "Tag the role, or declare the tag in the link's sessionTags and let the caller send it; the trust policy needs sts:TagSession then.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
  ],
  covers: ['PB-46'],
  yieldsTo: ['malformed-variable', 'variable-in-old-version', 'misspelt-variable', 'placeholder-left-in'],
  examples: {
    bad: [
      {
        files: {
          'connect.json': {
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
        config: {
          links: [
            {
              name: 'orders',
              target: {
                role: 'arn:aws:iam::444455556666:role/db',
                policies: ['connect.json'],
                sessionTags: { team: 'orders' },
              },
            },
          ],
        },
      },
    ],
    good: [
      {
        files: {
          'connect.json': {
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
        config: {
          links: [
            {
              name: 'orders',
              target: {
                role: 'arn:aws:iam::444455556666:role/db',
                policies: ['connect.json'],
                sessionTags: { user: 'app' },
              },
            },
          ],
        },
      },
    ],
  },
  find({ resources, links }) {
    // Of an inferred link nobody said what it sends.
    const sent = links.filter(({ declared, hops }) => declared !== undefined && hops.length > 0)
    return resources.flatMap(({ value, pointer }) =>
      variablesIn(value).flatMap(token => {
        if (token.kind !== 'variable' || token.fallback !== undefined) return []
        const tag = /^aws:PrincipalTag\/(.+)$/i.exec(token.key)?.[1]
        if (tag === undefined) return []
        return sent
          .filter(
            ({ hops }) =>
              !Object.keys(hops.at(-1)?.sessionTags ?? {}).some(
                key => key.toLowerCase() === tag.toLowerCase(),
              ),
          )
          .map(({ name }) => ({
            at: { pointer, part: { from: token.from, to: token.to } },
            facts: { tag, name },
          }))
      }),
    )
  },
  say: ({ tag, name }) =>
    `link ${name} sends no session tag "${tag}": unless the role has it, no login matches`,
})
