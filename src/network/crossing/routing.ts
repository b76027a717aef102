// Whether routes lead from one end to the other, and back.
// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html

import { type AddressRange, readAddressRange } from '../../base/address-range.ts'
import { type Entry, textOf } from '../../model/aws-entry.ts'
import { type Known, known, unseen } from '../../model/known.ts'
import type { NetworkEnd } from '../network-ends.ts'
import { joins, stateOf } from '../peerings.ts'
import { isDivided, type Route, routeTo } from '../routes.ts'
import { type Crossing, type CrossingFault, type CrossingSide, notDescribed } from './crossing.ts'

/** `missing`: no route to it. `lost`: one to nothing. `elsewhere`: one to another network. `own`: to itself: addresses overlap. */
export interface RouteFault extends CrossingFault {
  readonly kind: 'missing' | 'lost' | 'elsewhere' | 'own'
  readonly table: string
  readonly subnet: string
  /** The range of the other end's subnet. */
  readonly range: string
  /** Where the route goes that there is. */
  readonly target?: string
  /** A peering that would lead there. */
  readonly peering?: string
}

/** Routes of the client's subnets to those of the database. Within one network there always are. */
export function routesThere(crossing: Crossing): Known<readonly RouteFault[]> {
  return routesBetween(crossing, 'client', crossing.client, crossing.database)
}

/** Routes of the database's subnets to those of the client. */
export function routesBack(crossing: Crossing): Known<readonly RouteFault[]> {
  return routesBetween(crossing, 'database', crossing.database, crossing.client)
}

function routesBetween(
  crossing: Crossing,
  side: CrossingSide,
  from: NetworkEnd,
  to: NetworkEnd,
): Known<readonly RouteFault[]> {
  if (from.network === to.network) return known([])
  const { described } = crossing
  const faults: RouteFault[] = []
  for (const subnet of from.subnets) {
    const table = described.routeTable(subnet, from.network)
    if (!table) return unseen(notDescribed(`the route table of ${subnet}`))
    for (const other of to.subnets) {
      const range = readAddressRange(textOf(described.subnet(other) ?? { value: {} }, 'CidrBlock') ?? '')
      if (!range) return unseen(notDescribed(`the subnet ${other}`))
      const fault = faultOf({ crossing, side, from, to, subnet, table, other, range })
      if (fault.state === 'unseen') return fault
      if (fault.value) faults.push(fault.value)
    }
  }
  return known(faults)
}

interface Asked {
  readonly crossing: Crossing
  readonly side: CrossingSide
  readonly from: NetworkEnd
  readonly to: NetworkEnd
  readonly subnet: string
  readonly table: Entry
  /** The subnet to get to. */
  readonly other: string
  readonly range: AddressRange
}

function faultOf(asked: Asked): Known<RouteFault | undefined> {
  const { crossing, from, to, table, range } = asked
  const { described } = crossing
  const route = routeTo(table, range)
  const target = route?.target
  if (target?.kind === 'lost') return known(makeFault('lost', asked, route))
  if (target?.kind === 'onward')
    return unseen(`the way goes on over ${target.id}, which says more than was described`)
  if (target?.kind === 'peering') {
    const [peering] = described.peering(target.id)
    if (!peering) return unseen(notDescribed(`the peering ${target.id}`))
    return known(joins(peering, from.network, to.network) ? undefined : makeFault('elsewhere', asked, route))
  }
  if (isDivided(table, range)) return unseen('only a part of the addresses has a route of its own')
  // A public address can be dialled over the internet; then nothing of this is asked.
  if (to.isPublic || from.isPublic)
    return unseen(`${(to.isPublic ? to : from).name} has a public address, too`)
  return known(makeFault(target?.kind === 'local' ? 'own' : 'missing', asked, route))
}

function makeFault(
  kind: RouteFault['kind'],
  { crossing, side, from, to, subnet, table, other }: Asked,
  route: Route<Entry['document']> | undefined,
): RouteFault {
  const target = route?.target
  const peering = crossing.described
    .peeringsBetween(from.network, to.network)
    .find(one => stateOf(one) === 'active')
  const peeringId = peering && textOf(peering, 'VpcPeeringConnectionId')
  const isOfRoute = kind !== 'missing' && route !== undefined
  return {
    kind,
    side,
    at: isOfRoute ? route.at : table,
    ...(!isOfRoute && { member: 'Routes' }),
    table: textOf(table, 'RouteTableId') ?? 'its route table',
    subnet,
    range: textOf(crossing.described.subnet(other) ?? { value: {} }, 'CidrBlock') ?? '',
    ...(target && 'id' in target && { target: target.id }),
    ...(peeringId !== undefined && { peering: peeringId }),
  }
}
