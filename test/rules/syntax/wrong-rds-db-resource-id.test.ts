import { rule } from '../../../rules/syntax/wrong-rds-db-resource-id.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const at = ['/Statement/0/Resource']
const id = (name: string) => on(`arn:aws:rds-db:eu-west-1:444455556666:dbuser:${name}/app`)

tryRule(rule, [
  { name: 'a name', document: id('orders-prod'), finds: at, says: ['"orders-prod" is not a resource id'] },
  { name: 'an id without its beginning', document: id('ABCDEFGHIJKL01234'), finds: at },
  { name: 'an underscore for the hyphen', document: id('db_ABCDEFGHIJKL01234'), finds: at },
  {
    name: 'the beginning in capitals',
    document: id('DB-ABCDEFGHIJKL01234'),
    finds: at,
    says: ['db-ABCDEFGHIJKL01234, not DB-ABCDEFGHIJKL01234'],
  },
  {
    name: 'an endpoint',
    document: id('orders.c1a2b3c4.eu-west-1.rds.amazonaws.com'),
    finds: at,
    says: ['looks like an endpoint'],
  },
  {
    name: 'an endpoint whose name begins like an id',
    document: id('db-1.c1a2b3c4.eu-west-1.rds.amazonaws.com'),
    finds: at,
  },
  { name: 'a name with a wildcard', document: id('orders-*'), finds: at },
  { name: 'a name behind a wildcard', document: id('*.rds.amazonaws.com'), finds: [] },
  { name: 'ids', document: id('db-ABCDEFGHIJKL01234'), finds: [] },
  { name: 'of a cluster', document: id('cluster-ABCDEFGHIJKL01234'), finds: [] },
  { name: 'of a proxy', document: id('prx-0123456789abcdef0'), finds: [] },
  { name: 'wildcards', document: id('*'), finds: [] },
  { name: 'wildcards behind a beginning', document: id('cluster-*'), finds: [] },
  { name: 'a variable', document: id('${aws:PrincipalTag/database}'), finds: [] },
  { name: 'what begins like an id', document: id('db-orders-prod'), finds: [] },
  { name: 'another ARN', document: on('arn:aws:rds:eu-west-1:444455556666:db:orders/app'), finds: [] },
])
