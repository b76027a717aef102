// Where addresses are from.

import { expect, it } from 'vitest'
import { scopeOf } from '../../../src/live/network/address-scope.ts'

it.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.0.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.4.4', 'private'],
  ['::ffff:10.2.3.4', 'private'],
  ['fd12::1', 'private'],
  ['100.64.0.1', 'shared'],
  ['100.128.0.1', 'public'],
  ['169.254.1.1', 'linkLocal'],
  ['fe80::1%eth0', 'linkLocal'],
  ['0.0.0.0', 'unspecified'],
  ['::', 'unspecified'],
  ['52.1.2.3', 'public'],
  ['2a05:d018::1', 'public'],
])('%s is %s', (address, scope) => {
  expect(scopeOf(address)).toBe(scope)
})
