import { rule } from '../../../rules/app/unchecked-certificate-of-database.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'insecure',
    ...exampleTeleport({ tls: { mode: 'insecure' } }),
    finds: ['/db_service/databases/0/tls/mode'],
    says: ['for orders, Teleport does not check the certificate of the database'],
  },
  {
    name: 'the number of verify-ca, as Terraform writes it',
    ...exampleTeleportDatabase({ tls: { mode: 1 } }),
    finds: ['/spec/tls/mode'],
    says: ['is for its name'],
  },
  { name: 'the default', ...exampleTeleport({ tls: { mode: 'verify-full' } }), finds: [] },
  {
    name: 'a database of nobody known',
    ...exampleTeleport({ uri: 'db.example.com:5432', tls: { mode: 'insecure' } }),
    finds: [],
  },
])
