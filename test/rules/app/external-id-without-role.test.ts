import { rule } from '../../../rules/app/external-id-without-role.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const database = (protocol: string, uri: string, aws: object) => ({
  kind: 'db',
  version: 'v3',
  metadata: { name: 'orders' },
  spec: { protocol, uri, aws: { external_id: 'orders-0b9f2a5e', ...aws } },
})

const rds = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432'

tryRule(rule, [
  {
    name: 'no role',
    document: database('postgres', rds, {}) as never,
    finds: ['/spec/aws/external_id'],
    says: ['orders has an external id and no assume_role_arn'],
  },
  {
    name: 'a role',
    document: database('postgres', rds, {
      assume_role_arn: 'arn:aws:iam::444455556666:role/orders-login',
    }) as never,
    finds: [],
  },
  {
    name: 'the database user is the role',
    document: database('dynamodb', 'dynamodb.eu-west-1.amazonaws.com:443', {}) as never,
    finds: [],
  },
  {
    name: 'no database of AWS',
    document: database('postgres', 'orders.example.com:5432', {}) as never,
    finds: [],
  },
])
