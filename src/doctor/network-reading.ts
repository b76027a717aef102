// What AWS's own description of the network says about connections to the database. Only a security group without any way
// in is called shut: who stands where outside a network cannot be seen from here.

import type { JsonObject } from '../base/json-value.ts'
import type { Answer, Patience, PeerError } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import { type Entry, partsOf, textOf } from '../model/aws-entry.ts'
import { answerPorts, everywhere, passageOf } from '../network/access-lists.ts'
import { networksOf, stateOf } from '../network/peerings.ts'
import { routesOf, tableOf } from '../network/routes.ts'
import { waysInto } from '../network/security-groups.ts'
import type { DescribedDatabase } from './describe-database.ts'

export interface NetworkReading {
  /** Who may come in at the port, as the rules name them; undefined: not read. */
  readonly ways?: readonly Way[]
  readonly securityGroups: readonly string[]
  /** What keeps everybody out, or answers from coming back; each in a line. */
  readonly faults: readonly string[]
  /** Peerings of the database's network. */
  readonly peerings: readonly string[]
  readonly gaps: readonly PeerError[]
}

/** Something between the caller and the database that drops what the caller sends, or the answers. */
export interface NetworkFault {
  readonly text: string
  /** The rule that says the same of documents. */
  readonly rule: string
  readonly advice: string
  /** What mends it. */
  readonly command?: string
}

export interface Way {
  readonly group: string
  /** A range of addresses, another group, or a prefix list. */
  readonly from: string
}

/** Reads security groups, and of the database's subnets the routes and access lists. */
export async function readNetwork(
  { read }: AwsCaller,
  database: DescribedDatabase,
  port: number,
  patience: Patience,
): Promise<NetworkReading> {
  const { region, securityGroups, vpc, subnets } = database
  const inVpc = { filters: { 'vpc-id': vpc === undefined ? [] : [vpc] } }
  const none: Answer<readonly JsonObject[]> = { state: 'answered', value: [], tookMs: 0 }
  const [groups, tables, lists, peerings] = await Promise.all([
    securityGroups.length === 0 ? none : read.securityGroups(region, { ids: securityGroups }, patience),
    vpc === undefined ? none : read.routeTables(region, inVpc, patience),
    vpc === undefined ? none : read.networkAcls(region, inVpc, patience),
    vpc === undefined ? none : read.peeringConnections(region, {}, patience),
  ])
  const gaps = [groups, tables, lists, peerings].flatMap(one => (one.state === 'failed' ? [one.error] : []))
  const ways = groups.state === 'answered' ? groups.value.flatMap(group => waysOf(group, port)) : undefined
  const shut = ways !== undefined && ways.length === 0 && securityGroups.length > 0
  return {
    ...(ways && { ways }),
    securityGroups,
    faults: [
      ...(shut ? [`no rule of ${securityGroups.join(', ')} lets anybody in at port ${port}`] : []),
      ...(tables.state === 'answered' && vpc !== undefined ? lostRoutes(tables.value, subnets, vpc) : []),
      ...(lists.state === 'answered' ? closedLists(lists.value, subnets, port) : []),
      ...(peerings.state === 'answered' && vpc !== undefined ? idlePeerings(peerings.value, vpc) : []),
    ],
    peerings: peerings.state === 'answered' && vpc !== undefined ? peeringsOf(peerings.value, vpc) : [],
    gaps,
  }
}

/** Live replies stand in no document. */
function entry(value: JsonObject): Entry<undefined> {
  return { value, pointer: '', document: undefined }
}

function waysOf(value: JsonObject, port: number): readonly Way[] {
  const group = entry(value)
  return waysInto(group, port).map(({ text }) => ({ group: textOf(group, 'GroupId') ?? '', from: text }))
}

/** Routes of the database's subnets whose target is gone: answers do not find back. */
function lostRoutes(
  values: readonly JsonObject[],
  subnets: readonly string[],
  vpc: string,
): readonly string[] {
  const tables = values.map(entry)
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
function closedLists(
  values: readonly JsonObject[],
  subnets: readonly string[],
  port: number,
): readonly string[] {
  return values
    .map(entry)
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

function peeringsOf(peerings: readonly JsonObject[], vpc: string): readonly string[] {
  return peerings
    .map(entry)
    .filter(one => networksOf(one).includes(vpc))
    .map(one => String(textOf(one, 'VpcPeeringConnectionId')))
}

function idlePeerings(peerings: readonly JsonObject[], vpc: string): readonly string[] {
  const own = peerings.map(entry).filter(one => networksOf(one).includes(vpc))
  if (own.some(one => stateOf(one) === 'active')) return []
  return own.map(
    one => `the peering ${textOf(one, 'VpcPeeringConnectionId')} is ${stateOf(one) ?? 'in no known state'}`,
  )
}
