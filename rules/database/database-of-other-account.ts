// A link that would log in to a database of another account.

import {
  defineRule,
  exampleInstance,
  ifKnown,
  isElsewhere,
  nothing,
  signerOf,
} from '../../src/engine/rule-kit.ts'

const elsewhere = (account: string) => ({
  ...exampleInstance({}),
  config: {
    links: [
      {
        name: 'orders',
        target: { role: `arn:aws:iam::${account}:role/orders-login` },
        database: { host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', user: 'app' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'database-of-other-account',
  title: 'the database of a link is in another account than the identity that connects',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  since: '0.1.0',
  why: 'RDS checks a token against the policies of its own account only, so an identity of another account is refused, whatever it is granted',
  fix: 'Let the link assume a role in the account of the database, and grant that role the login.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['IA-21', 'PB-17', 'BB-10'],
  examples: { bad: [elsewhere('111122223333')], good: [elsewhere('444455556666')] },
  find({ link, document, own }) {
    const account = link.database && ifKnown(link.database.account)
    const signer = signerOf(link)
    if (account === undefined || !signer || !isElsewhere(link)) return nothing
    const said =
      link.origin === 'config' ? `${own.pointer}/database` : link.database?.declared?.pointers?.['account']
    const at = { pointer: said ?? own.pointer }
    return [
      { in: document, at, facts: { name: link.name, account, signer: signer.name, own: signer.account } },
    ]
  },
  say: ({ name, account, signer, own }) =>
    `the database of link ${name} is in account ${account}, and ${signer}, who connects, is of ${own}`,
})
