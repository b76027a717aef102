// Teleport is told that a database is in another account than the role that it assumes for it.

import {
  defineRule,
  exampleTeleportDatabase,
  isAccountId,
  nothing,
  parseArn,
} from '../../src/engine/rule-kit.ts'

const example = (account: string) =>
  exampleTeleportDatabase({
    aws: { account_id: account, assume_role_arn: 'arn:aws:iam::444455556666:role/orders-login' },
  })

export const rule = defineRule({
  id: 'account-unlike-role',
  title: 'the account of a database is not that of the role that is assumed for it',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'a login is good only for databases of the account of the role, and Teleport makes the ARNs of policies and users with the account that it is told',
  fix: 'Write the account of the role to account_id, or name a role of the account that the database is in.',
  sources: [
    'https://goteleport.com/docs/enroll-resources/database-access/guides/aws-cross-account/',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['TP-01'],
  examples: { bad: [example('111122223333')], good: [example('444455556666')] },
  find({ database }) {
    const { account, role } = database
    const real = role && parseArn(role.value)?.account
    if (account === undefined || real === undefined || real === account.value) return nothing
    if (!isAccountId(real) || !isAccountId(account.value)) return nothing
    return [
      {
        at: { pointer: account.pointer },
        also: [{ at: { pointer: role?.pointer ?? database.pointer }, label: `of account ${real}` }],
        facts: { name: database.name, account: account.value, real },
        fix: { text: `account_id: "${real}"` },
      },
    ]
  },
  say: ({ name, account, real }) =>
    `${name} is said to be in account ${account}, and its role is of account ${real}`,
})
