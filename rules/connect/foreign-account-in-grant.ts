// A login granted in another account than the owner's: RDS has no resource policies for logins, so it has no effect.

import {
  defineRule,
  ifKnown,
  isAccountId,
  isSameAccount,
  nothing,
  withOwnAccount,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'foreign-account-in-grant',
  title: "the grant is for databases of another account than its owner's",
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  needs: ['owner'],
  since: '0.1.0',
  why: 'logins have no resource policies: only an identity of the account that owns the database can connect, so the grant has no effect',
  fix: "Write the owner's own account if the database is there; else grant it to a role of the account in the ARN, and connect by that role.",
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  covers: ['PB-19', 'PB-17', 'IA-21', 'BB-10'],
  yieldsTo: ['placeholder-left-in'],
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
                Resource: 'arn:aws:rds-db:us-east-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/db',
          PolicyDocument: {
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
      },
    ],
  },
  find(grant) {
    const account = ifKnown(grant.owner)?.account ?? ''
    if (!isAccountId(account)) return nothing
    return grant.resources.flatMap(({ element, value, pointer, asWritten }) => {
      const other = value.split(':')[4] ?? ''
      if (element !== 'Resource' || asWritten.user === 'none' || isSameAccount(other, account) !== false)
        return []
      if (!isAccountId(other)) return []
      const fix = withOwnAccount(grant, pointer)
      const roles = grant.hops.map(({ hop }) => hop.role).filter(role => role.account === other)
      return [
        {
          at: { pointer },
          label: `the grant's owner is in account ${account}`,
          facts: { other, role: roles[0]?.arn },
          ...(fix && { fix }),
        },
      ]
    })
  },
  say: ({ other, role }) =>
    `the grant has no effect: only identities of account ${other} can log in to its databases${role === undefined ? '' : `, as ${role} could`}`,
})
