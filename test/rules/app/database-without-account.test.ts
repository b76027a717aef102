import { rule } from '../../../rules/app/database-without-account.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const keyspaces = { protocol: 'cassandra', uri: 'cassandra.eu-west-1.amazonaws.com:9142' }
const assume_role_arn = 'arn:aws:iam::444455556666:role/orders-login'

tryRule(rule, [
  {
    name: 'a resource does not take it from its role',
    ...exampleTeleportDatabase({ ...keyspaces, aws: { assume_role_arn } }),
    finds: ['/spec/aws/assume_role_arn'],
    says: ['Amazon Keyspaces and has no account_id, which a resource does not take from its role'],
    fixes: ['account_id: "444455556666"'],
  },
  { name: 'a file does', ...exampleTeleport({ ...keyspaces, aws: { assume_role_arn } }), finds: [] },
  { name: 'RDS does without', ...exampleTeleportDatabase({ aws: { region: 'eu-west-1' } }), finds: [] },
])
