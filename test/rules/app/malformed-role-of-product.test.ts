import { rule } from '../../../rules/app/malformed-role-of-product.ts'
import { exampleTeleport, exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const assuming = (role: string) => exampleTeleportDatabase({ aws: { assume_role_arn: role } })

tryRule(rule, [
  {
    name: 'a section too few',
    ...assuming('arn:aws:iam:444455556666:role/orders'),
    finds: ['/spec/aws/assume_role_arn'],
    says: ['lacks a section'],
    fixes: ['"arn:aws:iam::444455556666:role/orders"'],
  },
  {
    name: 'only a name, of a database of an agent',
    ...exampleTeleport({ aws: { assume_role_arn: 'orders' } }),
    finds: ['/db_service/databases/0/aws/assume_role_arn'],
    says: ['"orders" is no role'],
  },
  {
    name: 'a session',
    ...assuming('arn:aws:sts::444455556666:assumed-role/orders/agent'),
    finds: ['/spec/aws/assume_role_arn'],
    says: ['is somebody else, and only roles can be assumed'],
  },
  {
    name: 'in a matcher',
    document: {
      db_service: {
        enabled: true,
        aws: [{ types: ['rds'], regions: ['eu-west-1'], assume_role_arn: 'arn:aws:iam::4444:role/finder' }],
      },
    },
    finds: ['/db_service/aws/0/assume_role_arn'],
    says: ['has 4 digits'],
  },
  { name: 'a role with a path', ...assuming('arn:aws-cn:iam::444455556666:role/db/orders'), finds: [] },
  { name: 'filled in by another tool', ...assuming('arn:aws:iam::{{ account }}:role/orders'), finds: [] },
  { name: 'none', ...assuming(''), finds: [] },
])
