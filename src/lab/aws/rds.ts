// The RDS calls that the lab answers: lists of an account and region, filtered and paged.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/

import { lookUp } from '../../base/look-up.ts'
import type { RdsSnapshot } from '../../model/snapshot.ts'
import { AwsError } from './aws-error.ts'
import { type Call, type Operation, type Reply, readPart } from './operation.ts'
import { type Paging, replyWith } from './paging.ts'

interface Listing {
  readonly name: string
  /** The member of the snapshot. */
  readonly list: keyof RdsSnapshot
  /** The member of the reply, where it is called otherwise. */
  readonly reply?: string
  /** The parameter that names one, and the member it is compared with. */
  readonly by?: { readonly parameter: string; readonly member: string }
  /** The kind of resource in ARNs. */
  readonly kind: string
  /** Asked for by name and not there; left out where what is named may well have none of these. */
  readonly notFound?: string
  /** Members of the snapshot that AWS's answer does not have. */
  readonly hidden?: readonly string[]
}

const listings: readonly Listing[] = [
  {
    name: 'DescribeDBInstances',
    list: 'DBInstances',
    by: { parameter: 'DBInstanceIdentifier', member: 'DBInstanceIdentifier' },
    kind: 'db',
    notFound: 'DBInstanceNotFound',
  },
  {
    name: 'DescribeDBClusters',
    list: 'DBClusters',
    by: { parameter: 'DBClusterIdentifier', member: 'DBClusterIdentifier' },
    kind: 'cluster',
    notFound: 'DBClusterNotFoundFault',
  },
  {
    name: 'DescribeDBClusterEndpoints',
    list: 'DBClusterEndpoints',
    by: { parameter: 'DBClusterIdentifier', member: 'DBClusterIdentifier' },
    kind: 'cluster-endpoint',
    notFound: 'DBClusterNotFoundFault',
  },
  {
    name: 'DescribeGlobalClusters',
    list: 'GlobalClusters',
    by: { parameter: 'GlobalClusterIdentifier', member: 'GlobalClusterIdentifier' },
    kind: 'global-cluster',
    notFound: 'GlobalClusterNotFoundFault',
  },
  {
    name: 'DescribeBlueGreenDeployments',
    list: 'BlueGreenDeployments',
    by: { parameter: 'BlueGreenDeploymentIdentifier', member: 'BlueGreenDeploymentIdentifier' },
    kind: 'deployment',
    notFound: 'BlueGreenDeploymentNotFoundFault',
  },
  {
    name: 'DescribeDBProxies',
    list: 'DBProxies',
    by: { parameter: 'DBProxyName', member: 'DBProxyName' },
    kind: 'db-proxy',
    notFound: 'DBProxyNotFoundFault',
  },
  {
    name: 'DescribeDBProxyEndpoints',
    list: 'DBProxyEndpoints',
    by: { parameter: 'DBProxyName', member: 'DBProxyName' },
    kind: 'db-proxy-endpoint',
    notFound: 'DBProxyNotFoundFault',
  },
  {
    name: 'DescribeDBProxyTargets',
    list: 'DBProxyTargets',
    reply: 'Targets',
    by: { parameter: 'DBProxyName', member: 'DBProxyName' },
    kind: 'target-group',
    notFound: 'DBProxyNotFoundFault',
    hidden: ['DBProxyName'],
  },
  {
    name: 'DescribeDBSubnetGroups',
    list: 'DBSubnetGroups',
    by: { parameter: 'DBSubnetGroupName', member: 'DBSubnetGroupName' },
    kind: 'subgrp',
    notFound: 'DBSubnetGroupNotFoundFault',
  },
  {
    name: 'DescribeDBParameters',
    list: 'DBParameters',
    reply: 'Parameters',
    by: { parameter: 'DBParameterGroupName', member: 'ParameterGroupName' },
    kind: 'pg',
    hidden: ['ParameterGroupName'],
  },
  {
    name: 'DescribeDBClusterParameters',
    list: 'DBClusterParameters',
    reply: 'Parameters',
    by: { parameter: 'DBClusterParameterGroupName', member: 'ParameterGroupName' },
    kind: 'cluster-pg',
    hidden: ['ParameterGroupName'],
  },
]

export const rdsOperations: readonly Operation[] = listings.map(listing => ({
  action: `rds:${listing.name}`,
  needs: call => ({ resource: arnOf(listing, call) }),
  run: call => describe(listing, call),
}))

function arnOf({ kind, by }: Listing, { parameters, region, account }: Call): string {
  const name = by && parameters.text(by.parameter)
  return name?.startsWith('arn:') ? name : `arn:aws:rds:${region}:${account.Account}:${kind}:${name ?? '*'}`
}

function describe(listing: Listing, call: Call): Reply {
  const { list, by, notFound, hidden = [], reply = list } = listing
  const { parameters, region, account, backstage } = call
  const part = backstage.estate.region(account.Account, region)?.rds?.[list]
  const items = readPart<Readonly<Record<string, unknown>>>(part as never, `rds:${listing.name}`)
  const asked = by && parameters.text(by.parameter)
  const named = asked === undefined ? items : items.filter(item => isNamed(item, by?.member ?? '', asked))
  if (asked !== undefined && named.length === 0 && notFound !== undefined)
    throw new AwsError(notFound, `${by?.parameter} ${asked} not found.`, 404)
  const shown = filtered(named, call).map(item =>
    Object.fromEntries(Object.entries(item).filter(([member]) => !hidden.includes(member))),
  )
  return replyWith(reply, shown, parameters, paging)
}

/** Names are not case-sensitive; an ARN will do too. */
function isNamed(item: Readonly<Record<string, unknown>>, member: string, asked: string): boolean {
  if (String(item[member]).toLowerCase() === asked.toLowerCase()) return true
  return Object.entries(item).some(([name, value]) => name.endsWith('Arn') && value === asked)
}

/** The filters of RDS's Describe calls, and the members that they look at. */
const filterMembers: Readonly<Record<string, readonly string[]>> = {
  'db-cluster-id': ['DBClusterIdentifier', 'DBClusterArn'],
  'db-instance-id': ['DBInstanceIdentifier', 'DBInstanceArn'],
  'dbi-resource-id': ['DbiResourceId'],
  'db-cluster-resource-id': ['DbClusterResourceId'],
  engine: ['Engine'],
  'parameter-name': ['ParameterName'],
}

function filtered(items: readonly Readonly<Record<string, unknown>>[], { parameters }: Call) {
  return parameters.structures('Filters').reduce((left, filter) => {
    const name = filter.text('Name') ?? ''
    const members = lookUp(filterMembers, name)
    if (!members) throw new AwsError('InvalidParameterValue', `Unrecognized filter name: ${name}`)
    const values = filter.list('Values')
    return left.filter(item => members.some(member => values.includes(String(item[member]))))
  }, items)
}

const paging: Paging = {
  size: { parameter: 'MaxRecords', least: 20, most: 100, usual: 100 },
  more: 'Marker',
  badSize: 'InvalidParameterValue',
  badMore: 'InvalidParameterValue',
}
