// The EC2 calls that the lab answers: lists of an account and region, by id and by filter.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/

import { isArray, isObject, type JsonObject, type JsonValue } from '../../base/json-value.ts'
import type { Ec2Snapshot } from '../../model/snapshot.ts'
import { AwsError } from './aws-error.ts'
import { type Call, type Operation, type Reply, readPart } from './operation.ts'
import { type Paging, replyWith } from './paging.ts'

interface Listing {
  readonly name: string
  readonly list: keyof Ec2Snapshot
  /** The parameter with ids, and the member that holds an item's id. */
  readonly ids?: { readonly parameter: string; readonly member: string }
  /** AWS's code for an id that is not there. */
  readonly notFound?: string
}

const listings: readonly Listing[] = [
  { name: 'DescribeInstances', list: 'Reservations' },
  listing('DescribeSecurityGroups', 'SecurityGroups', 'GroupId', 'InvalidGroup.NotFound'),
  listing(
    'DescribeSecurityGroupRules',
    'SecurityGroupRules',
    'SecurityGroupRuleId',
    'InvalidSecurityGroupRuleId.NotFound',
  ),
  listing('DescribeRouteTables', 'RouteTables', 'RouteTableId', 'InvalidRouteTableID.NotFound'),
  listing('DescribeNetworkAcls', 'NetworkAcls', 'NetworkAclId', 'InvalidNetworkAclID.NotFound'),
  listing('DescribeSubnets', 'Subnets', 'SubnetId', 'InvalidSubnetID.NotFound'),
  listing('DescribeVpcs', 'Vpcs', 'VpcId', 'InvalidVpcID.NotFound'),
  listing(
    'DescribeVpcPeeringConnections',
    'VpcPeeringConnections',
    'VpcPeeringConnectionId',
    'InvalidVpcPeeringConnectionID.NotFound',
  ),
  listing('DescribeVpcEndpoints', 'VpcEndpoints', 'VpcEndpointId', 'InvalidVpcEndpointId.NotFound'),
]

function listing(name: string, list: keyof Ec2Snapshot, id: string, notFound: string): Listing {
  return { name, list, ids: { parameter: id, member: id }, notFound }
}

export const ec2Operations: readonly Operation[] = listings.map(entry => ({
  action: `ec2:${entry.name}`,
  // "The Describe API actions do not support resource-level permissions."
  needs: () => ({ resource: '*' }),
  run: call => describe(entry, call),
}))

function describe({ name, list, ids, notFound }: Listing, call: Call): Reply {
  const { backstage, account, region, parameters } = call
  const items = readPart(backstage.estate.region(account.Account, region)?.ec2?.[list], `ec2:${name}`)
  if (list === 'Reservations') return replyWith(list, reservations(items, call), parameters, paging)
  const asked = ids ? parameters.list(ids.parameter) : []
  const member = ids?.member ?? ''
  for (const id of asked) {
    if (items.some(item => item[member] === id)) continue
    throw new AwsError(notFound ?? 'InvalidParameterValue', `The ID '${id}' does not exist`)
  }
  const named = asked.length === 0 ? items : items.filter(item => asked.includes(String(item[member])))
  return replyWith(list, filtered(named, call), parameters, paging)
}

/** Ids and filters of DescribeInstances are about the instances inside reservations. */
function reservations(items: readonly JsonObject[], call: Call): readonly JsonObject[] {
  const asked = call.parameters.list('InstanceId')
  const all = items.flatMap(({ Instances }) => (isArray(Instances) ? Instances.filter(isObject) : []))
  for (const id of asked) {
    if (!all.some(({ InstanceId }) => InstanceId === id)) {
      throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`)
    }
  }
  const wanted = new Set(
    filtered(all, call).filter(({ InstanceId }) => asked.length === 0 || asked.includes(String(InstanceId))),
  )
  return items.flatMap(reservation => {
    const { Instances } = reservation
    const kept = isArray(Instances)
      ? Instances.filter(instance => isObject(instance) && wanted.has(instance))
      : []
    return kept.length > 0 ? [{ ...reservation, Instances: kept }] : []
  })
}

function filtered(items: readonly JsonObject[], { parameters }: Call): readonly JsonObject[] {
  return parameters.structures('Filter').reduce((left, filter) => {
    const path = (filter.text('Name') ?? '').split('.').map(upperCamel)
    const values = filter.list('Value')
    return left.filter(item => valuesAt(item, path).some(value => values.includes(value)))
  }, items)
}

/** `vpc-id` is the filter's name for `VpcId`. */
function upperCamel(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}

/** The texts at a path; a filter says `association.subnet-id` for what is in a list of `Associations`. */
function valuesAt(value: JsonValue | undefined, [member, ...rest]: readonly string[]): readonly string[] {
  if (value === undefined || value === null) return []
  if (isArray(value))
    return value.flatMap(item => valuesAt(item, member === undefined ? [] : [member, ...rest]))
  if (member === undefined) return isObject(value) ? [] : [String(value)]
  if (!isObject(value)) return []
  return valuesAt(value[member] ?? value[`${member}s`], rest)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const paging: Paging = {
  size: { parameter: 'MaxResults', least: 5, most: 1000, usual: 1000 },
  more: 'NextToken',
  badSize: 'InvalidParameterValue',
  badMore: 'InvalidNextToken',
}
