// The caller of a link may also log in by itself, to databases of its own account.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'caller-holds-login-too',
  title: 'a caller that only has to assume a role can log in by itself too',
  severity: 'info',
  aws: 'opens',
  subject: 'grant',
  since: '0.1.0',
  why: 'the tool needs to assume the role and nothing else; with a login of its own it reaches databases of its own account, past the role',
  fix: 'Remove rds-db:connect from the caller, if no database of its own account is meant.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  covers: ['IA-27'],
  examples: {
    bad: [
      {
        files: {
          'caller.json': {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
        config: {
          links: [
            {
              name: 'orders',
              caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
              target: { role: 'arn:aws:iam::444455556666:role/db' },
            },
          ],
        },
      },
    ],
    good: [
      {
        files: {
          'caller.json': {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
            ],
          },
        },
        config: {
          links: [
            {
              name: 'orders',
              caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
              target: { role: 'arn:aws:iam::444455556666:role/db' },
            },
          ],
        },
      },
    ],
  },
  find({ hops, links, resources, isWrittenForConnecting, statement }) {
    const [first] = hops
    const reaches = resources.some(({ coverage }) => coverage.user !== 'none')
    if (first === undefined || links.length > 0 || !isWrittenForConnecting || !reaches) return nothing
    return [{ at: { pointer: statement.pointer }, facts: { role: first.hop.role.arn } }]
  },
  say: ({ role }) => `the caller assumes ${role}, and may log in to databases of its own account as well`,
})
