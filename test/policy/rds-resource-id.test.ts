import { expect, it } from 'vitest'
import { resourceIdFault } from '../../src/policy/rds-resource-id.ts'

it.each([
  'db-ABCDEFGHIJKL01234',
  'cluster-ABCDEFGHIJKL01234',
  'prx-ABCDEFGHIJKL01234',
  'prx-0123456789abcdef0',
  'shardgroup-0123456789abcdef0',
  '*',
  'db-*',
  '*-ABC?',
  '${aws:PrincipalTag/id}',
  'db-${aws:PrincipalTag/id}',
])('%s can be one', id => {
  expect(resourceIdFault(id)).toBeUndefined()
})

it.each([
  ['orders', { is: 'name', impossible: true }],
  ['', { is: 'name', impossible: true }],
  ['orders-*', { is: 'name', impossible: true }],
  ['Cluster-ABC', { is: 'name', impossible: true, instead: 'cluster-ABC' }],
  ['db-1.x.eu-west-1.rds.amazonaws.com', { is: 'endpoint', impossible: true }],
  ['orders.*', { is: 'endpoint', impossible: true }],
  ['db-abc1', { is: 'lower-case', impossible: false, instead: 'db-ABC1' }],
  ['cluster-ABc1', { is: 'lower-case', impossible: false, instead: 'cluster-ABC1' }],
  ['db-orders-prod', { is: 'odd', impossible: false }],
  ['prx-orders_prod', { is: 'odd', impossible: false }],
  ['db-', { is: 'odd', impossible: false }],
])('%j is %o', (id, fault) => {
  expect(resourceIdFault(id)).toEqual(fault)
})
