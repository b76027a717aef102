// Where in a network something stands: a database as RDS describes it, and the machines and functions that run as an
// identity.

import { type AddressRange, readAddressRange } from '../base/address-range.ts'
import { type Entry, flagOf, partOf, partsOf, textOf, textsOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate, Sighted } from '../model/estate.ts'
import { type Known, known, unseen } from '../model/known.ts'
import type { DescribedNetwork } from './described-network.ts'

export interface NetworkEnd {
  /** As people know it. */
  readonly name: string
  /** Where it is described. */
  readonly at: Entry
  /** Account and region are empty where nothing tells them. */
  readonly account: string
  readonly region: string
  /** `vpc-…` */
  readonly network: string
  readonly subnets: readonly string[]
  readonly groups: readonly string[]
  /** The one address it has, where that is told. */
  readonly address?: AddressRange
  /** Whether it has a public address. */
  readonly isPublic: boolean
}

/** A database, or a proxy: it may stand in any of its subnets. */
export function endOfDatabase(database: DescribedDatabase, estate: Estate): Known<NetworkEnd> {
  const { name, account, region } = database
  const { network, subnets } = homeOf(database, estate)
  if (network === undefined || subnets.length === 0)
    return unseen(`the subnets of ${name} were not described`)
  const groups = groupsOfDatabase(database)
  if (groups.length === 0) return unseen(`the security groups of ${name} were not described`)
  const isPublic = [database, ...estate.databases.filter(({ cluster }) => cluster === database)].some(
    one => flagOf(one, 'PubliclyAccessible') === true,
  )
  return known({ name, at: database, account, region, network, subnets, groups, isPublic })
}

/** Instances and clusters say it in one way, proxies in another. */
export function groupsOfDatabase(database: DescribedDatabase): readonly string[] {
  return [
    ...partsOf(database, 'VpcSecurityGroups').flatMap(group => textOf(group, 'VpcSecurityGroupId') ?? []),
    ...textsOf(database, 'VpcSecurityGroupIds'),
  ]
}

/** An instance holds its subnet group, a cluster names it, a proxy has subnets itself. */
function homeOf(database: DescribedDatabase, estate: Estate) {
  if (database.kind === 'proxy')
    return { network: textOf(database, 'VpcId'), subnets: textsOf(database, 'VpcSubnetIds') }
  const named = textOf(database, 'DBSubnetGroup')
  const group =
    partOf(database, 'DBSubnetGroup') ??
    estate.sightings('DBSubnetGroups', database).findLast(one => textOf(one, 'DBSubnetGroupName') === named)
  return {
    network: group && textOf(group, 'VpcId'),
    subnets: group ? partsOf(group, 'Subnets').flatMap(one => textOf(one, 'SubnetIdentifier') ?? []) : [],
  }
}

/** Where programs run as a role: machines with an instance profile of it, and functions. */
export class Workloads {
  readonly #byRole = new Map<string, NetworkEnd[]>()

  constructor(estate: Estate) {
    const roles = rolesOfProfiles(estate)
    for (const reservation of estate.all('Reservations')) {
      for (const machine of partsOf(reservation, 'Instances')) {
        const profile = partOf(machine, 'IamInstanceProfile')
        const arn = profile && textOf(profile, 'Arn')
        const role = arn === undefined ? undefined : roles.get(arn)
        const end = machineEnd(machine, reservation)
        if (role !== undefined && end) this.#add(role, end)
      }
    }
    for (const one of estate.all('Functions')) {
      const role = textOf(one, 'Role')
      const end = functionEnd(one)
      if (role !== undefined && end) this.#add(role, end)
    }
  }

  /** Those in networks; a function that is in none has a public address that nobody knows. */
  of(role: string): readonly NetworkEnd[] {
    return this.#byRole.get(role) ?? []
  }

  #add(role: string, end: NetworkEnd): void {
    const ends = (this.#byRole.get(role) ?? []).filter(({ name }) => name !== end.name)
    this.#byRole.set(role, [...ends, end])
  }
}

function rolesOfProfiles(estate: Estate): ReadonlyMap<string, string> {
  const roles = new Map<string, string>()
  for (const profile of estate.all('InstanceProfileList')) {
    const arn = textOf(profile, 'Arn')
    const role = partsOf(profile, 'Roles')[0]
    const roleArn = role && textOf(role, 'Arn')
    if (arn !== undefined && roleArn !== undefined) roles.set(arn, roleArn)
  }
  return roles
}

function machineEnd(at: Entry, reservation: Sighted): NetworkEnd | undefined {
  const name = textOf(at, 'InstanceId')
  const network = textOf(at, 'VpcId')
  const subnet = textOf(at, 'SubnetId')
  const state = partOf(at, 'State')
  if (name === undefined || network === undefined || subnet === undefined) return undefined
  if (state && /^(terminated|shutting-down)$/.test(textOf(state, 'Name') ?? '')) return undefined
  const address = readAddressRange(textOf(at, 'PrivateIpAddress') ?? '')
  return {
    name,
    at,
    account: reservation.account ?? textOf(reservation, 'OwnerId') ?? '',
    region: reservation.region ?? '',
    network,
    subnets: [subnet],
    groups: partsOf(at, 'SecurityGroups').flatMap(group => textOf(group, 'GroupId') ?? []),
    ...(address && { address }),
    isPublic: textOf(at, 'PublicIpAddress') !== undefined,
  }
}

/** A function in a network never has a public address there. */
function functionEnd(at: Entry): NetworkEnd | undefined {
  const config = partOf(at, 'VpcConfig')
  const network = config && textOf(config, 'VpcId')
  const name = textOf(at, 'FunctionName')
  const arn = textOf(at, 'FunctionArn')?.split(':')
  if (!config || network === undefined || name === undefined) return undefined
  return {
    name,
    at,
    account: arn?.[4] ?? '',
    region: arn?.[3] ?? '',
    network,
    subnets: textsOf(config, 'SubnetIds'),
    groups: textsOf(config, 'SecurityGroupIds'),
    isPublic: false,
  }
}

/** Addresses that it may have; undefined where its subnets were not described. */
export function rangesOf(
  { address, subnets }: NetworkEnd,
  described: DescribedNetwork,
): readonly AddressRange[] | undefined {
  if (address) return [address]
  const ranges = subnets.map(id => {
    const subnet = described.subnet(id)
    return subnet && readAddressRange(textOf(subnet, 'CidrBlock') ?? '')
  })
  return ranges.every(range => range !== undefined) ? ranges : undefined
}
