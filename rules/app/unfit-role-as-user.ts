// A user of Teleport that should be a role of the database's account, and is not.

import {
  type DatabaseService,
  defineRule,
  exampleTeleportUsers,
  ifKnown,
  nothing,
  parseArn,
  services,
} from '../../src/engine/rule-kit.ts'

const example = (user: string) =>
  exampleTeleportUsers(
    {
      protocol: 'mongodb',
      uri: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com:27017',
      aws: { account_id: '444455556666' },
    },
    [user],
  )

/** Their databases know no role of another account; tables and domains may let one in. */
const ofOwnAccount: readonly DatabaseService[] = ['docdb', 'redshift', 'redshift-serverless', 'keyspaces']

export const rule = defineRule({
  id: 'unfit-role-as-user',
  title: 'a user of Teleport is no role that the database can let in',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: "the users of this service are roles of IAM, which Teleport assumes under exactly that name; what is no role of the database's account is refused there",
  fix: "Write the name of a role of the database's account, or its ARN, to db_users of the role of Teleport.",
  sources: [
    'https://goteleport.com/docs/enroll-resources/database-access/enrollment/aws/aws-redshift-serverless/',
    'https://goteleport.com/docs/enroll-resources/database-access/guides/aws-cross-account/',
  ],
  covers: ['TP-07'],
  examples: {
    bad: [example('arn:aws:iam::111122223333:role/reader'), example('arn:aws:iam::444455556666:user/reader')],
    good: [example('arn:aws:iam::444455556666:role/reader'), example('reader')],
  },
  find({ app, database, links }) {
    const { service, account } = database
    if (app.product !== 'teleport' || service === undefined) return nothing
    return links.flatMap(link => {
      const user = ifKnown(link.user)
      const why = user === undefined ? undefined : unfitness(user, service, account?.value)
      return user === undefined || why === undefined ? [] : [{ facts: { user, why, service } }]
    })
  },
  say: ({ user, why, service }) => `${user} is to be a user of ${services[service].title}, and ${why}`,
})

function unfitness(user: string, service: DatabaseService, account: string | undefined): string | undefined {
  const { users } = services[service]
  if (users === 'names' || (users === 'either' && !user.startsWith('arn:'))) return undefined
  if (/^IAMR?:/.test(user)) return 'Teleport takes the name of the role without IAM: or IAMR: before it'
  if (!user.startsWith('arn:')) return undefined
  const arn = parseArn(user)
  if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) return 'is no ARN of a role'
  return account !== undefined && ofOwnAccount.includes(service) && arn.account !== account
    ? `is a role of account ${arn.account}, the database is in ${account}`
    : undefined
}
