// What security groups let through. They are stateful: what was let in may answer.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html

import { type AddressRange, readAddressRange } from '../base/address-range.ts'
import { type Entry, numberOf, partsOf, textOf } from '../model/aws-entry.ts'

/** One end that a security group lets TCP connections come from, or go to, at a port. */
export type Way<D> = { readonly at: Entry<D>; readonly text: string } & (
  | { readonly kind: 'range'; readonly range: AddressRange }
  | { readonly kind: 'group' }
  /** What is in it, a prefix list of its own says. */
  | { readonly kind: 'prefix-list' }
)

export function waysInto<D>(group: Entry<D>, port: number): readonly Way<D>[] {
  return waysOf(group, 'IpPermissions', port)
}

export function waysOutOf<D>(group: Entry<D>, port: number): readonly Way<D>[] {
  return waysOf(group, 'IpPermissionsEgress', port)
}

function waysOf<D>(
  group: Entry<D>,
  list: 'IpPermissions' | 'IpPermissionsEgress',
  port: number,
): readonly Way<D>[] {
  return partsOf(group, list)
    .filter(permission => isForPort(permission, port))
    .flatMap(permission => [
      ...rangesOf(permission, 'IpRanges', 'CidrIp'),
      ...rangesOf(permission, 'Ipv6Ranges', 'CidrIpv6'),
      ...named(permission, 'UserIdGroupPairs', 'GroupId').map(way => ({ kind: 'group', ...way }) as const),
      ...named(permission, 'PrefixListIds', 'PrefixListId').map(
        way => ({ kind: 'prefix-list', ...way }) as const,
      ),
    ])
}

function rangesOf<D>(permission: Entry<D>, list: string, member: string): readonly Way<D>[] {
  return named(permission, list, member).flatMap(way => {
    const range = readAddressRange(way.text)
    return range ? [{ kind: 'range', range, ...way } as const] : []
  })
}

function named<D>(permission: Entry<D>, list: string, member: string) {
  return partsOf(permission, list).flatMap(at => {
    const text = textOf(at, member)
    return text === undefined ? [] : [{ at, text }]
  })
}

/** `-1` is every protocol, with every port. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function isForPort<D>(permission: Entry<D>, port: number): boolean {
  const protocol = textOf(permission, 'IpProtocol')
  if (protocol === '-1') return true
  if (protocol !== 'tcp' && protocol !== '6') return false
  const from = numberOf(permission, 'FromPort')
  const to = numberOf(permission, 'ToPort')
  return from !== undefined && to !== undefined && from <= port && port <= to
}
