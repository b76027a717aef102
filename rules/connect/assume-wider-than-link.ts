// The caller of a link may assume far more than the link's role.

import { defineRule, exactRolesFor, inWords, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'assume-wider-than-link',
  title: 'the caller of a link may assume every role, or a role in any account',
  severity: 'warning',
  aws: 'opens',
  subject: 'assume-grant',
  since: '0.1.0',
  why: 'whoever gets hold of the tool reaches every role that trusts its account, and not only the one that the link needs',
  fix: 'Name the role of the link.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  covers: ['IA-22', 'IA-23'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        files: {
          'caller.json': {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
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
  find(grant) {
    if (grant.hops.length === 0 || !grant.isWrittenForAssuming) return nothing
    return grant.resources
      .filter(
        ({ element, coverage: { account, role } }) =>
          element === 'Resource' &&
          (role === 'everything' || account === 'everything' || account === 'partial'),
      )
      .map(({ pointer, coverage }) => {
        const fix = exactRolesFor(grant, pointer)
        return {
          at: { pointer },
          facts: {
            what: coverage.role === 'everything' ? 'every role' : 'roles of any account',
            links: inWords([...new Set(grant.hops.map(({ link }) => link.name))]),
          },
          ...(fix && { fix }),
        }
      })
  },
  say: ({ what, links }) => `the caller of ${links} may assume ${what} that trusts its account`,
})
