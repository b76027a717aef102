// Where an IP address is from: this machine, a private network, or anywhere.
// https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry

import { BlockList, isIPv6 } from 'node:net'
import type { AddressScope } from './ports.ts'

const ranges: readonly [AddressScope, string, number, 'ipv4' | 'ipv6'][] = [
  ['loopback', '127.0.0.0', 8, 'ipv4'],
  ['loopback', '::1', 128, 'ipv6'],
  ['private', '10.0.0.0', 8, 'ipv4'],
  ['private', '172.16.0.0', 12, 'ipv4'],
  ['private', '192.168.0.0', 16, 'ipv4'],
  ['private', 'fc00::', 7, 'ipv6'],
  ['shared', '100.64.0.0', 10, 'ipv4'],
  ['linkLocal', '169.254.0.0', 16, 'ipv4'],
  ['linkLocal', 'fe80::', 10, 'ipv6'],
  ['unspecified', '0.0.0.0', 8, 'ipv4'],
  ['unspecified', '::', 128, 'ipv6'],
]

const lists = ranges.map(([scope, start, prefix, family]) => {
  const list = new BlockList()
  list.addSubnet(start, prefix, family)
  return { scope, list }
})

/** `address` is an IP address; a zone (`%eth0`) and an IPv4 address inside an IPv6 one are seen through. */
export function scopeOf(address: string): AddressScope {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4'
  return lists.find(({ list }) => list.check(plain, family))?.scope ?? 'public'
}
