import { rule } from '../../../rules/database/database-of-other-account.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const linkOf = (account: string) => ({
  files: exampleInstance({}).files,
  config: {
    links: [
      {
        name: 'orders',
        target: { role: `arn:aws:iam::${account}:role/login` },
        database: { host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', user: 'app' },
      },
    ],
  },
})

tryRule(rule, [
  {
    name: 'another account',
    ...linkOf('111122223333'),
    finds: ['rdsaudit.config.json /links/0/database'],
    says: ['is in account 444455556666, and login, who connects, is of 111122223333'],
  },
  { name: 'its own', ...linkOf('444455556666'), finds: [] },
  {
    name: 'not described',
    ...{
      ...linkOf('111122223333'),
      files: { 'other.json': { DBInstances: [{ DBInstanceIdentifier: 'other' }] } },
    },
    finds: [],
  },
  {
    name: 'a role that nobody knows yet, of a product',
    ...exampleTeleportDatabase({ aws: { account_id: '444455556666', assume_role_arn: '${ROLE_ARN}' } }),
    finds: [],
  },
  {
    name: 'a role of another account, of a product',
    ...exampleTeleportDatabase({
      aws: { account_id: '444455556666', assume_role_arn: 'arn:aws:iam::111122223333:role/login' },
    }),
    finds: ['/spec/aws/account_id'],
  },
])
