// Which security groups of a database let the whole internet in at its port.

import type { Entry } from '../model/aws-entry.ts'
import type { DescribedNetwork } from './described-network.ts'
import { waysInto } from './security-groups.ts'

export interface InternetAccess {
  readonly group: string
  /** `0.0.0.0/0` or `::/0`. */
  readonly range: string
  readonly at: Entry
}

/** At most one for each group; groups that were not described say nothing. */
export function openToInternet(
  groups: readonly string[],
  port: number,
  described: DescribedNetwork,
): readonly InternetAccess[] {
  return groups.flatMap(id => {
    const group = described.securityGroup(id)
    const open = (group ? waysInto(group, port) : []).find(
      way => way.kind === 'range' && way.range.prefix === 0,
    )
    return open ? [{ group: id, range: open.text, at: open.at }] : []
  })
}
