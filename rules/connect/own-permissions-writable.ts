// Who may change its own permissions has all of them: what its policies say today is no limit.

import {
  defineRule,
  type Identity,
  ifKnown,
  isForLogins,
  nothing,
  openWay,
  type Way,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'own-permissions-writable',
  title: 'an identity that logs in or assumes a role may change its own permissions',
  severity: 'warning',
  aws: 'opens',
  subject: 'permissions',
  since: '0.1.0',
  why: 'one call later it may do everything, so no limit in its policies holds',
  fix: 'Take the permission away, or bind it with a permissions boundary that it cannot remove.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],
  covers: ['PB-57', 'IA-28', 'XA-I06'],
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
            { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' },
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
              Action: 'iam:PutRolePolicy',
              Resource: 'arn:aws:iam::444455556666:role/reports',
            },
          ],
        },
      },
    ],
  },
  find(permissions) {
    if (!isForLogins(permissions) && permissions.hops.length === 0) return nothing
    const way = openWay(permissions, waysOf(ifKnown(permissions.owner)))
    if (way === undefined) return nothing
    const { action, held, statement, at } = way
    return [
      { in: held.document, at, statement, facts: { action, known: permissions.owner.state === 'known' } },
    ]
  },
  say: ({ action, known }) =>
    `${action} lets this identity change ${known ? 'its own' : "any role's"} permissions, so no limit in its policies holds`,
})

function waysOf(owner: Identity | undefined): readonly Way[] {
  const own: Way['on'] = at => owner?.arn ?? `arn:${at.partition}:iam::${at.account}:role/zq-decoy`
  const kind = owner?.kind === 'user' ? 'User' : 'Role'
  return [
    { action: `iam:Put${kind}Policy`, on: own },
    { action: `iam:Attach${kind}Policy`, on: own },
    { action: 'iam:CreatePolicyVersion', on: at => `arn:${at.partition}:iam::${at.account}:policy/zq-decoy` },
    {
      action: 'iam:SetDefaultPolicyVersion',
      on: at => `arn:${at.partition}:iam::${at.account}:policy/zq-decoy`,
    },
  ]
}
