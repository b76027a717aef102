import { rule } from '../../../rules/app/unknown-field-of-static-database.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a resource id',
    ...exampleTeleport({ aws: { rds: { instance_id: 'orders', resource_id: 'db-ABCDEFGHIJKL01234' } } }),
    finds: ['/db_service/databases/0/aws/rds/resource_id'],
    says: ['aws.rds.resource_id is no field'],
  },
  {
    name: 'a proxy',
    ...exampleTeleport({ aws: { rdsproxy: { name: 'orders' } } }),
    finds: ['/db_service/databases/0/aws/rdsproxy'],
  },
  {
    name: 'a resource may have them',
    ...exampleTeleportDatabase({ aws: { rds: { resource_id: 'db-ABCDEFGHIJKL01234' } } }),
    finds: [],
  },
])
