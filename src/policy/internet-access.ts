// Which security groups of a database let the whole internet in at its port.

import { type Entry, numberOf, partOf, partsOf, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'

export interface InternetAccess {
  readonly group: string
  /** `0.0.0.0/0` or `::/0`. */
  readonly range: string
  readonly at: Entry
}

/** At most one for each group. */
export function openToInternet(database: DescribedDatabase, estate: Estate): readonly InternetAccess[] {
  const endpoint = partOf(database, 'Endpoint')
  const port = (endpoint && numberOf(endpoint, 'Port')) ?? numberOf(database, 'Port')
  if (port === undefined) return []
  const own = partsOf(database, 'VpcSecurityGroups').map(group => textOf(group, 'VpcSecurityGroupId'))
  return estate.sightings('SecurityGroups', database).flatMap(group => {
    const id = textOf(group, 'GroupId')
    if (id === undefined || !own.includes(id)) return []
    const open = partsOf(group, 'IpPermissions').filter(permission => covers(permission, port))
    const [first] = open.flatMap(permission =>
      [
        ...partsOf(permission, 'IpRanges').map(at => ({ at, range: textOf(at, 'CidrIp') })),
        ...partsOf(permission, 'Ipv6Ranges').map(at => ({ at, range: textOf(at, 'CidrIpv6') })),
      ].flatMap(({ at, range }) => (range === '0.0.0.0/0' || range === '::/0' ? [{ at, range }] : [])),
    )
    return first ? [{ group: id, ...first }] : []
  })
}

/** `-1` is every protocol, with every port. */
function covers(permission: Entry, port: number): boolean {
  const protocol = textOf(permission, 'IpProtocol')
  if (protocol === '-1') return true
  const from = numberOf(permission, 'FromPort')
  const to = numberOf(permission, 'ToPort')
  return protocol === 'tcp' && from !== undefined && to !== undefined && from <= port && port <= to
}
