// Whether the security groups of both ends let the client's connections through.

import { type AddressRange, rangesOverlap } from '../../base/address-range.ts'
import type { Entry } from '../../model/aws-entry.ts'
import { type Known, known, unseen } from '../../model/known.ts'
import type { DescribedNetwork } from '../described-network.ts'
import { type NetworkEnd, rangesOf } from '../network-ends.ts'
import { type Way, waysInto, waysOutOf } from '../security-groups.ts'
import { type Crossing, type CrossingFault, notDescribed } from './crossing.ts'

export interface Refusal extends CrossingFault {
  readonly group: string
}

/** Empty where somebody is let in, and the client among them; also where nobody is, which is no matter of the client. */
export function admission(crossing: Crossing): Known<readonly Refusal[]> {
  const { client, database, port, described } = crossing
  const groups = groupsOf(database, described)
  if (groups.state === 'unseen') return groups
  const ways = groups.value.flatMap(group => waysInto(group, port))
  if (ways.length === 0) return known([])
  const reached = reach(ways, client, described)
  if (reached.state === 'unseen') return reached
  const [at] = groups.value
  const [group = ''] = database.groups
  return known(reached.value || !at ? [] : [{ at, member: 'IpPermissions', side: 'database', group }])
}

/** Whether the groups of the client let it out to where the database may be. */
export function wayOut({ client, database, port, described }: Crossing): Known<readonly Refusal[]> {
  if (client.groups.length === 0) return unseen(`the security groups of ${client.name} were not described`)
  const groups = groupsOf(client, described)
  if (groups.state === 'unseen') return groups
  if (groups.value.some(group => group.value['IpPermissionsEgress'] === undefined))
    return unseen(`what the security groups of ${client.name} let out was not described`)
  const reached = reach(
    groups.value.flatMap(group => waysOutOf(group, port)),
    database,
    described,
  )
  if (reached.state === 'unseen') return reached
  const [at] = groups.value
  const [group = ''] = client.groups
  return known(reached.value || !at ? [] : [{ at, member: 'IpPermissionsEgress', side: 'client', group }])
}

/** Groups of a database that let nobody in at its port, when all of them were described. */
export function admitsNobody(
  database: NetworkEnd,
  port: number,
  described: DescribedNetwork,
): Known<readonly Entry[]> {
  const groups = groupsOf(database, described)
  if (groups.state === 'unseen') return groups
  return known(groups.value.some(group => waysInto(group, port).length > 0) ? [] : groups.value)
}

function groupsOf(end: NetworkEnd, described: DescribedNetwork): Known<readonly Entry[]> {
  const groups: Entry[] = []
  for (const id of end.groups) {
    const group = described.securityGroup(id)
    if (!group) return unseen(notDescribed(`the security group ${id} of ${end.name}`))
    groups.push(group)
  }
  return known(groups)
}

/** Whether a way leads to some address that the end may have. */
function reach(ways: readonly Way<unknown>[], end: NetworkEnd, described: DescribedNetwork): Known<boolean> {
  if (ways.some(way => way.kind === 'group' && end.groups.includes(way.text))) return known(true)
  const ranges = ways.flatMap(way => (way.kind === 'range' ? [way.range] : []))
  if (ranges.some(isEverywhere)) return known(true)
  const own = rangesOf(end, described)
  if (ranges.length > 0 && !own) return unseen(notDescribed(`the address of ${end.name}`))
  if (own?.some(one => ranges.some(range => rangesOverlap(range, one)))) return known(true)
  const list = ways.find(way => way.kind === 'prefix-list')
  return list ? unseen(notDescribed(`what is in the prefix list ${list.text}`)) : known(false)
}

function isEverywhere({ version, prefix }: AddressRange): boolean {
  return version === 4 && prefix === 0
}
