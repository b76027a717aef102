// What AWS's own description of the network says about connections to the database. Only a security group without any way
// in is called shut: who stands where outside a network cannot be seen from here.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { Answer, Patience, PeerError } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
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
  const ways = groups.state === 'answered' ? groups.value.flatMap(group => waysInto(group, port)) : undefined
  const shut = ways !== undefined && ways.length === 0 && securityGroups.length > 0
  return {
    ...(ways && { ways }),
    securityGroups,
    faults: [
      ...(shut ? [`no rule of ${securityGroups.join(', ')} lets anybody in at port ${port}`] : []),
      ...(tables.state === 'answered' ? lostRoutes(tables.value, subnets) : []),
      ...(lists.state === 'answered' ? closedLists(lists.value, subnets, port) : []),
      ...(peerings.state === 'answered' && vpc !== undefined ? idlePeerings(peerings.value, vpc) : []),
    ],
    peerings: peerings.state === 'answered' && vpc !== undefined ? peeringsOf(peerings.value, vpc) : [],
    gaps,
  }
}

function waysInto(group: JsonObject, port: number): readonly Way[] {
  const id = String(memberOf(group, 'GroupId') ?? '')
  return objectsIn(group, 'IpPermissions')
    .filter(rule => isForPort(rule, port))
    .flatMap(rule => [
      ...textsIn(rule, 'IpRanges', 'CidrIp'),
      ...textsIn(rule, 'Ipv6Ranges', 'CidrIpv6'),
      ...textsIn(rule, 'UserIdGroupPairs', 'GroupId'),
      ...textsIn(rule, 'PrefixListIds', 'PrefixListId'),
    ])
    .map(from => ({ group: id, from }))
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function isForPort(rule: JsonObject, port: number): boolean {
  const protocol = String(memberOf(rule, 'IpProtocol') ?? '')
  if (protocol === '-1') return true
  if (protocol !== 'tcp' && protocol !== '6') return false
  const [from, to] = [memberOf(rule, 'FromPort'), memberOf(rule, 'ToPort')]
  return typeof from === 'number' && typeof to === 'number' && from <= port && port <= to
}

/** Routes of the database's subnets whose target is gone: answers do not find back. */
function lostRoutes(tables: readonly JsonObject[], subnets: readonly string[]): readonly string[] {
  return tables
    .filter(table => objectsIn(table, 'Associations').some(one => isOf(one, subnets)))
    .flatMap(table =>
      objectsIn(table, 'Routes')
        .filter(route => memberOf(route, 'State') === 'blackhole')
        .map(
          route =>
            `the route to ${String(memberOf(route, 'DestinationCidrBlock'))} in ${String(memberOf(table, 'RouteTableId'))} leads nowhere`,
        ),
    )
}

function isOf(association: JsonObject, subnets: readonly string[]): boolean {
  const subnet = memberOf(association, 'SubnetId')
  return memberOf(association, 'Main') === true || (typeof subnet === 'string' && subnets.includes(subnet))
}

/** Access lists of the database's subnets that let nothing in at the port, or nothing out. */
function closedLists(
  lists: readonly JsonObject[],
  subnets: readonly string[],
  port: number,
): readonly string[] {
  return lists
    .filter(list => objectsIn(list, 'Associations').some(one => isOf(one, subnets)))
    .flatMap(list => {
      const entries = objectsIn(list, 'Entries')
      const id = String(memberOf(list, 'NetworkAclId'))
      const allows = (egress: boolean) =>
        entries.some(
          entry =>
            memberOf(entry, 'Egress') === egress &&
            memberOf(entry, 'RuleAction') === 'allow' &&
            (egress || isEntryForPort(entry, port)),
        )
      return [
        ...(allows(false) ? [] : [`${id} lets nothing in at port ${port}`]),
        ...(allows(true) ? [] : [`${id} lets nothing out`]),
      ]
    })
}

function isEntryForPort(entry: JsonObject, port: number): boolean {
  const protocol = String(memberOf(entry, 'Protocol') ?? '')
  if (protocol === '-1') return true
  if (protocol !== '6' && protocol !== 'tcp') return false
  const range = memberOf(entry, 'PortRange')
  if (!isObject(range)) return true
  const [from, to] = [memberOf(range, 'From'), memberOf(range, 'To')]
  return typeof from === 'number' && typeof to === 'number' && from <= port && port <= to
}

function peeringsOf(peerings: readonly JsonObject[], vpc: string): readonly string[] {
  return peerings.filter(one => touches(one, vpc)).map(one => String(memberOf(one, 'VpcPeeringConnectionId')))
}

function idlePeerings(peerings: readonly JsonObject[], vpc: string): readonly string[] {
  const own = peerings.filter(one => touches(one, vpc))
  if (own.some(one => statusOf(one) === 'active')) return []
  return own.map(one => `the peering ${String(memberOf(one, 'VpcPeeringConnectionId'))} is ${statusOf(one)}`)
}

function touches(peering: JsonObject, vpc: string): boolean {
  return ['RequesterVpcInfo', 'AccepterVpcInfo'].some(side => {
    const one = memberOf(peering, side)
    return isObject(one) && memberOf(one, 'VpcId') === vpc
  })
}

function statusOf(peering: JsonObject): string {
  const status = memberOf(peering, 'Status')
  return isObject(status) ? String(memberOf(status, 'Code')) : 'in no known state'
}

function objectsIn(value: JsonObject, name: string): readonly JsonObject[] {
  const list: JsonValue | undefined = memberOf(value, name)
  return isArray(list) ? list.filter(isObject) : []
}

function textsIn(value: JsonObject, list: string, member: string): readonly string[] {
  return objectsIn(value, list).flatMap(one => {
    const text = memberOf(one, member)
    return typeof text === 'string' ? [text] : []
  })
}
