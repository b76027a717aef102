// Where a route table sends traffic: the route with the longest prefix decides.
// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html

import { type AddressRange, rangeContains, rangesOverlap, readAddressRange } from '../base/address-range.ts'
import { type Entry, flagOf, partsOf, textOf } from '../model/aws-entry.ts'

/** What a route leads to. Of `onward` only what stands there knows how it goes on. */
export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'peering'; readonly id: string }
  /** The internet: of an internet gateway, with a public address; of a NAT gateway, with the gateway's. */
  | { readonly kind: 'internet-gateway' | 'nat-gateway'; readonly id: string }
  /** A transit gateway, a virtual private gateway, a network interface, an endpoint of another kind. */
  | { readonly kind: 'onward'; readonly id: string }

export interface Route<D> {
  readonly at: Entry<D>
  /** As written: a range, or a prefix list. */
  readonly destination: string
  /** Undefined for a prefix list. */
  readonly range: AddressRange | undefined
  readonly target: Target
}

export function routesOf<D>(table: Entry<D>): readonly Route<D>[] {
  return partsOf(table, 'Routes').flatMap(at => {
    const destination =
      textOf(at, 'DestinationCidrBlock') ??
      textOf(at, 'DestinationIpv6CidrBlock') ??
      textOf(at, 'DestinationPrefixListId')
    if (destination === undefined) return []
    return [{ at, destination, range: readAddressRange(destination), target: targetOf(at) }]
  })
}

/**
 * The route to a range of addresses: the most exact one that leads to all of them; before it, one to some of them that
 * leads nowhere.
 */
export function routeTo<D>(table: Entry<D>, wanted: AddressRange): Route<D> | undefined {
  const routes = routesOf(table)
  const lost = routes.find(
    ({ range, target }) => range && target.kind === 'lost' && rangeContains(wanted, range),
  )
  if (lost) return lost
  const leading = routes.filter(({ range }) => range && rangeContains(range, wanted))
  const [best] = leading.sort((a, b) => (b.range?.prefix ?? 0) - (a.range?.prefix ?? 0))
  return best
}

/** Whether a part of the addresses goes another way than `routeTo` says, or may do so. */
export function isDivided<D>(table: Entry<D>, wanted: AddressRange): boolean {
  return routesOf(table).some(({ range, target }) => {
    if (range === undefined) return target.kind === 'peering' || target.kind === 'onward'
    return !rangeContains(range, wanted) && rangesOverlap(range, wanted)
  })
}

/** The table of a subnet: its own, or the main one of its network; undefined where neither was described. */
export function tableOf<D>(
  tables: readonly Entry<D>[],
  subnet: string,
  network: string | undefined,
): Entry<D> | undefined {
  return (
    tables.find(table => partsOf(table, 'Associations').some(one => textOf(one, 'SubnetId') === subnet)) ??
    tables.find(
      table =>
        network !== undefined &&
        textOf(table, 'VpcId') === network &&
        partsOf(table, 'Associations').some(one => flagOf(one, 'Main') === true),
    )
  )
}

const members = [
  'VpcPeeringConnectionId',
  'NatGatewayId',
  'TransitGatewayId',
  'GatewayId',
  'NetworkInterfaceId',
  'InstanceId',
  'EgressOnlyInternetGatewayId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
] as const

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html */
function targetOf<D>(route: Entry<D>): Target {
  if (textOf(route, 'State') === 'blackhole') return { kind: 'lost' }
  const member = members.find(name => textOf(route, name) !== undefined)
  const id = (member && textOf(route, member)) ?? 'a target that was not described'
  if (member === 'VpcPeeringConnectionId') return { kind: 'peering', id }
  if (member === 'NatGatewayId') return { kind: 'nat-gateway', id }
  if (member === 'EgressOnlyInternetGatewayId') return { kind: 'internet-gateway', id }
  if (id === 'local') return { kind: 'local' }
  return { kind: id.startsWith('igw-') ? 'internet-gateway' : 'onward', id }
}
