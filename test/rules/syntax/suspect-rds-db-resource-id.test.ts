import { rule } from '../../../rules/syntax/suspect-rds-db-resource-id.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const at = ['/Statement/0/Resource']
const id = (name: string) => on(`arn:aws:rds-db:eu-west-1:444455556666:dbuser:${name}/app`)

tryRule(rule, [
  {
    name: 'small letters',
    document: id('db-abcdefghijkl01234'),
    finds: at,
    says: ['has small letters, and resource ids have capitals'],
  },
  { name: 'a word', document: id('cluster-id'), finds: at },
  { name: 'a name', document: id('db-orders-prod'), finds: at, says: ['looks like a name'] },
  { name: 'an underscore', document: id('cluster-ORDERS_1'), finds: at },
  { name: 'nothing behind the beginning', document: id('db-'), finds: at },
  { name: 'a proxy with a hyphen', document: id('prx-orders-prod'), finds: at },
  { name: 'an instance', document: id('db-ABCDEFGHIJKL01234'), finds: [] },
  { name: 'a cluster', document: id('cluster-ABCDEFGHIJKL01234'), finds: [] },
  { name: 'a proxy as AWS makes them', document: id('prx-0123456789abcdef0'), finds: [] },
  { name: 'a proxy as AWS writes of them', document: id('prx-ABCDEFGHIJKL01234'), finds: [] },
  { name: 'wildcards', document: id('db-abc*'), finds: [] },
  { name: 'what can be no id, which another rule says', document: id('orders-prod'), finds: [] },
])
