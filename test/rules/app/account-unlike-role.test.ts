import { rule } from '../../../rules/app/account-unlike-role.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const assume_role_arn = 'arn:aws:iam::444455556666:role/orders-login'

tryRule(rule, [
  {
    name: 'a resource with another account',
    ...exampleTeleportDatabase({ aws: { account_id: '111122223333', assume_role_arn } }),
    finds: ['/spec/aws/account_id'],
    says: ['orders is said to be in account 111122223333, and its role is of account 444455556666'],
    fixes: ['account_id: "444455556666"'],
  },
  {
    name: 'a file with another account',
    ...exampleTeleport({ aws: { account_id: '111122223333', assume_role_arn } }),
    finds: ['/db_service/databases/0/aws/account_id'],
  },
  { name: 'a file without one', ...exampleTeleport({ aws: { assume_role_arn } }), finds: [] },
  {
    name: 'no account at all is for another rule',
    ...exampleTeleportDatabase({ aws: { account_id: '4444-5555-6666', assume_role_arn } }),
    finds: [],
  },
])
