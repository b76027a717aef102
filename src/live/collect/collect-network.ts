// EC2 of one region: the network of databases and of the machines that call, and the ways between them.

import { isArray, isObject, type JsonObject, type JsonValue } from '../../base/json-value.ts'
import type { Ec2Snapshot } from '../../model/snapshot.ts'
import { itemsOf, type Part } from '../../model/snapshot-part.ts'
import type { Patience } from '../answer.ts'
import type { Ec2Choice, Ec2Reads } from '../aws/ec2-reads.ts'
import type { RegionPlace } from './collect-databases.ts'
import type { Gaps } from './gaps.ts'

export interface NetworkWish {
  readonly vpcs: readonly string[]
  readonly securityGroups: readonly string[]
  /** ARNs of instance profiles: whoever runs with them is a caller. */
  readonly instanceProfiles: readonly string[]
}

const onlyOfLinks = 'only what the links need was asked for'

/** Undefined when nothing of this region is needed. */
export async function collectNetwork(
  { account, region }: RegionPlace,
  wish: NetworkWish,
  read: Ec2Reads,
  patience: Patience,
  gaps: Gaps,
): Promise<Ec2Snapshot | undefined> {
  const ask = async (what: keyof Ec2Snapshot, read: Ec2Reads[keyof Ec2Reads], choice: Ec2Choice) =>
    gaps.part(await read(region, choice, patience), { account, region, what }, onlyOfLinks)
  const { instanceProfiles } = wish
  const Reservations =
    instanceProfiles.length === 0
      ? undefined
      : shortened(
          await ask('Reservations', read.reservations, {
            filters: { 'iam-instance-profile.arn': instanceProfiles },
          }),
        )
  const machines = itemsOf(Reservations).flatMap(({ Instances }) => listOf(Instances))
  const groups = unique([...wish.securityGroups, ...machines.flatMap(securityGroupsOf)])
  const vpcs = unique([...wish.vpcs, ...machines.flatMap(({ VpcId }) => textOf(VpcId))])
  if (groups.length + vpcs.length === 0) return Reservations && { Reservations }
  const inVpcs = { filters: { 'vpc-id': vpcs } }
  const [
    SecurityGroups,
    SecurityGroupRules,
    RouteTables,
    NetworkAcls,
    Subnets,
    Vpcs,
    VpcEndpoints,
    peerings,
  ] = await Promise.all([
    ask('SecurityGroups', read.securityGroups, { filters: { 'group-id': groups } }),
    ask('SecurityGroupRules', read.securityGroupRules, { filters: { 'group-id': groups } }),
    ask('RouteTables', read.routeTables, inVpcs),
    ask('NetworkAcls', read.networkAcls, inVpcs),
    ask('Subnets', read.subnets, inVpcs),
    ask('Vpcs', read.vpcs, inVpcs),
    ask('VpcEndpoints', read.vpcEndpoints, inVpcs),
    read.peeringConnections(region, {}, patience),
  ])
  const VpcPeeringConnections = gaps.part(peerings, { account, region, what: 'VpcPeeringConnections' })
  return {
    ...(Reservations && { Reservations }),
    SecurityGroups,
    SecurityGroupRules,
    RouteTables,
    NetworkAcls,
    Subnets,
    Vpcs,
    VpcEndpoints,
    VpcPeeringConnections,
  }
}

/** Of a machine's many members, those that say where it is and how it gets its credentials. */
const kept = [
  'InstanceId',
  'State',
  'PrivateIpAddress',
  'PublicIpAddress',
  'SubnetId',
  'VpcId',
  'IamInstanceProfile',
  'SecurityGroups',
  'MetadataOptions',
]

function shortened(part: Part<JsonObject>): Part<JsonObject> {
  if (part.state === 'unseen') return part
  const items = part.items.map(({ ReservationId, OwnerId, Instances }) => ({
    ...(ReservationId !== undefined && { ReservationId }),
    ...(OwnerId !== undefined && { OwnerId }),
    Instances: listOf(Instances).map(machine =>
      Object.fromEntries(Object.entries(machine).filter(([name]) => kept.includes(name))),
    ),
  }))
  return { ...part, items }
}

function securityGroupsOf({ SecurityGroups }: JsonObject): readonly string[] {
  return listOf(SecurityGroups).flatMap(({ GroupId }) => textOf(GroupId))
}

function listOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : []
}

function textOf(value: JsonValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : []
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
