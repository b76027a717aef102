// What the database's own side of the network says, where nobody told from where callers come: what keeps everybody out, or
// keeps answers from coming back. Who stands where outside a network cannot be seen from here.

import { type Entry, partsOf, textOf } from '../model/aws-entry.ts'
import { answerPorts, everywhere, passageOf } from './access-lists.ts'
import { networksOf, stateOf } from './peerings.ts'
import { routesOf, tableOf } from './routes.ts'
import { waysInto } from './security-groups.ts'

type AnyEntry = Entry<unknown>

/** Somebody whom a security group lets in at a port. */
export interface Way {
  readonly group: string
  /** A range of addresses, another group, or a prefix list. */
  readonly from: string
}

export function waysOf(group: AnyEntry, port: number): readonly Way[] {
  return waysInto(group, port).map(({ text }) => ({ group: textOf(group, 'GroupId') ?? '', from: text }))
}

/** Routes of the database's subnets whose target is gone: answers do not find back. */
export function lostRoutes(
  tables: readonly AnyEntry[],
  subnets: readonly string[],
  vpc: string,
): readonly string[] {
  const own = new Set(subnets.flatMap(subnet => tableOf(tables, subnet, vpc) ?? []))
  return [...own].flatMap(table =>
    routesOf(table)
      .filter(({ target }) => target.kind === 'lost')
      .map(
        ({ destination }) => `the route to ${destination} in ${textOf(table, 'RouteTableId')} leads nowhere`,
      ),
  )
}

/** Access lists of the database's subnets that let nothing in at the port, or nothing out. */
export function closedLists(
  lists: readonly AnyEntry[],
  subnets: readonly string[],
  port: number,
): readonly string[] {
  return lists
    .filter(list =>
      partsOf(list, 'Associations').some(one => subnets.includes(textOf(one, 'SubnetId') ?? '')),
    )
    .flatMap(list => {
      const id = textOf(list, 'NetworkAclId')
      const request = { direction: 'in', range: everywhere, from: port, to: port } as const
      const answer = { direction: 'out', range: everywhere, ...answerPorts } as const
      return [
        ...(passageOf(list, request) === 'none' ? [`${id} lets nothing in at port ${port}`] : []),
        ...(passageOf(list, answer) === 'none' ? [`${id} lets no answers out`] : []),
      ]
    })
}

/** Peerings of the database's network, where none of them is active. */
export function idlePeeringsOf(peerings: readonly AnyEntry[], vpc: string): readonly string[] {
  const own = peerings.filter(one => networksOf(one).includes(vpc))
  if (own.some(one => stateOf(one) === 'active')) return []
  return own.map(
    one => `the peering ${textOf(one, 'VpcPeeringConnectionId')} is ${stateOf(one) ?? 'in no known state'}`,
  )
}
