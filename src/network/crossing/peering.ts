// Whether the networks of the two ends are peered, and whether the database's name leads over the peering.

import { readAddressRange } from '../../base/address-range.ts'
import { type Entry, textOf } from '../../model/aws-entry.ts'
import { type Known, known, unseen } from '../../model/known.ts'
import { answersPrivately, stateOf } from '../peerings.ts'
import { routeTo } from '../routes.ts'
import type { Crossing, CrossingFault } from './crossing.ts'

export interface PeeringFault extends CrossingFault {
  readonly peering: string
  readonly state: string
}

/** A peering that routes of the client, or nothing but it, would use, and that is not active. */
export function idlePeerings({ client, database, described }: Crossing): Known<readonly PeeringFault[]> {
  if (client.network === database.network) return known([])
  const between = described.peeringsBetween(client.network, database.network)
  const used = peeringsInRoutes({ client, database, described })
  const asked = used.length > 0 ? between.filter(one => used.includes(idOf(one))) : between
  if (asked.length === 0 && used.length > 0) return unseen(`the peering ${used[0]} was not described`)
  if (asked.some(one => stateOf(one) === 'active')) return known([])
  const faults = new Map<string, PeeringFault>()
  for (const at of asked) {
    const state = stateOf(at)
    if (state === undefined) return unseen(`the state of the peering ${idOf(at)} was not described`)
    // Both accounts describe it; peerings that are over stay in the lists for a while.
    if (!faults.has(idOf(at)))
      faults.set(idOf(at), { at, member: 'Status', side: 'client', peering: idOf(at), state })
  }
  return known([...faults.values()])
}

/**
 * A public name that leads away from the peering: it resolves to the public address, unless the network of the database
 * answers its peers with private ones. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 */
export function publicNames({ client, database, described }: Crossing): Known<readonly PeeringFault[]> {
  if (client.network === database.network || !database.isPublic) return known([])
  const active = described
    .peeringsBetween(client.network, database.network)
    .filter(one => stateOf(one) === 'active')
  if (active.length === 0) return known([])
  const told = active.flatMap(peering => {
    const answer = answersPrivately(peering, database.network)
    return answer ? [{ peering, ...answer }] : []
  })
  if (told.length === 0)
    return unseen(
      `whether the peering ${idOf(active[0])} resolves names to private addresses was not described`,
    )
  return known(
    told
      .filter(({ answers }) => !answers)
      .map(({ peering, at }) => ({
        at,
        member: 'AllowDnsResolutionFromRemoteVpc',
        side: 'database',
        peering: idOf(peering),
        state: 'active',
      })),
  )
}

function peeringsInRoutes({
  client,
  database,
  described,
}: Pick<Crossing, 'client' | 'database' | 'described'>): readonly string[] {
  return client.subnets.flatMap(subnet => {
    const table = described.routeTable(subnet, client.network)
    return database.subnets.flatMap(other => {
      const range = readAddressRange(textOf(described.subnet(other) ?? { value: {} }, 'CidrBlock') ?? '')
      const target = table && range && routeTo(table, range)?.target
      return target?.kind === 'peering' ? [target.id] : []
    })
  })
}

function idOf(peering: Entry | undefined): string {
  return (peering && textOf(peering, 'VpcPeeringConnectionId')) ?? ''
}
