import { rule } from '../../../rules/app/malformed-account-of-database.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'with dashes',
    ...exampleTeleportDatabase({ aws: { account_id: '4444-5555-6666' } }),
    finds: ['/spec/aws/account_id'],
    fixes: ['account_id: "444455556666"'],
  },
  {
    name: 'a name',
    ...exampleTeleport({ aws: { account_id: 'production' } }),
    finds: ['/db_service/databases/0/aws/account_id'],
    says: ['"production" is no account id'],
  },
  { name: 'twelve digits', ...exampleTeleportDatabase({ aws: { account_id: '012345678901' } }), finds: [] },
  { name: 'none', ...exampleTeleportDatabase({ aws: { region: 'eu-west-1' } }), finds: [] },
])
