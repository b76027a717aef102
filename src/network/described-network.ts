// The networks that AWS described, looked up by the ids of their parts: those are unique, whatever the account.

import { type Entry, partsOf, textOf } from '../model/aws-entry.ts'
import type { Estate } from '../model/estate.ts'
import { networksOf } from './peerings.ts'
import { tableOf } from './routes.ts'

export class DescribedNetwork {
  readonly #estate: Estate
  readonly #byMember = new Map<string, ReadonlyMap<string, readonly Entry[]>>()

  constructor(estate: Estate) {
    this.#estate = estate
  }

  securityGroup(id: string): Entry | undefined {
    return this.#last('SecurityGroups', 'GroupId', id)
  }

  subnet(id: string): Entry | undefined {
    return this.#last('Subnets', 'SubnetId', id)
  }

  network(id: string): Entry | undefined {
    return this.#last('Vpcs', 'VpcId', id)
  }

  routeTable(subnet: string, network: string): Entry | undefined {
    return tableOf(this.#all('RouteTables', 'VpcId', network), subnet, network)
  }

  /** Each subnet has one, which names it. */
  accessList(subnet: string, network: string): Entry | undefined {
    return this.#all('NetworkAcls', 'VpcId', network).find(list =>
      partsOf(list, 'Associations').some(one => textOf(one, 'SubnetId') === subnet),
    )
  }

  /** As each side describes it. */
  peering(id: string): readonly Entry[] {
    return this.#all('VpcPeeringConnections', 'VpcPeeringConnectionId', id)
  }

  peeringsBetween(one: string, other: string): readonly Entry[] {
    return this.#estate.all('VpcPeeringConnections').filter(peering => {
      const ends = networksOf(peering)
      return ends.includes(one) && ends.includes(other)
    })
  }

  endpoints(network: string): readonly Entry[] {
    return this.#all('VpcEndpoints', 'VpcId', network)
  }

  #last(list: string, member: string, id: string): Entry | undefined {
    return this.#all(list, member, id).at(-1)
  }

  #all(list: string, member: string, id: string): readonly Entry[] {
    const known = this.#byMember.get(list) ?? this.#index(list, member)
    return known.get(id) ?? []
  }

  #index(list: string, member: string): ReadonlyMap<string, readonly Entry[]> {
    const index = new Map<string, Entry[]>()
    for (const entry of this.#estate.all(list)) {
      const id = textOf(entry, member)
      const same = id === undefined ? undefined : index.get(id)
      if (same) same.push(entry)
      else if (id !== undefined) index.set(id, [entry])
    }
    this.#byMember.set(list, index)
    return index
  }
}
