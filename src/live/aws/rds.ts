// RDS. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/

import type { JsonObject } from '../../base/json-value.ts'
import type { DbProxyTarget } from '../../model/snapshot.ts'
import type { DbParameter } from '../../model/snapshot-additions.ts'
import type { Answer, Patience } from '../answer.ts'
import { findDatabase } from './database-at.ts'
import { toJson } from './json-shape.ts'
import { allPages, type Call } from './question.ts'
import type { RdsReads } from './rds-reads.ts'
import type { ReadTools } from './reads.ts'

/** The commands, and the client that sends them. */
export type Rds = Awaited<ReturnType<typeof openRds>>

async function openRds({ clients }: ReadTools, region: string) {
  const rds = await import('./load-rds.ts')
  return { ...rds, client: await clients.get('RDS', region, async config => new rds.RDSClient(config)) }
}

export function rdsReads(tools: ReadTools): RdsReads {
  const asking = <T>(
    region: string,
    patience: Patience,
    read: (call: Call, rds: Rds) => Promise<T>,
  ): Promise<Answer<T>> => tools.ask(async call => read(call, await openRds(tools, region)), patience)
  const inRegion =
    <T>(read: (call: Call, rds: Rds) => Promise<readonly unknown[]>) =>
    (region: string, patience: Patience) =>
      asking(region, patience, async (call, rds) => toJson<readonly T[]>(await read(call, rds)))
  return {
    databaseInstances: inRegion(instances),
    databaseClusters: inRegion(clusters),
    clusterEndpoints: inRegion<JsonObject>((call, { client, DescribeDBClusterEndpointsCommand }) =>
      allPages(
        call,
        'rds:DescribeDBClusterEndpoints',
        (Marker, end) => client.send(new DescribeDBClusterEndpointsCommand({ Marker }), end),
        reply => reply.DBClusterEndpoints,
      ),
    ),
    globalClusters: inRegion<JsonObject>((call, { client, DescribeGlobalClustersCommand }) =>
      allPages(
        call,
        'rds:DescribeGlobalClusters',
        (Marker, end) => client.send(new DescribeGlobalClustersCommand({ Marker }), end),
        reply => reply.GlobalClusters,
      ),
    ),
    blueGreenDeployments: inRegion<JsonObject>((call, { client, DescribeBlueGreenDeploymentsCommand }) =>
      allPages(
        call,
        'rds:DescribeBlueGreenDeployments',
        (Marker, end) => client.send(new DescribeBlueGreenDeploymentsCommand({ Marker }), end),
        reply => reply.BlueGreenDeployments,
      ),
    ),
    databaseProxies: inRegion(proxies),
    proxyEndpoints: inRegion(proxyEndpoints),
    subnetGroups: inRegion<JsonObject>((call, { client, DescribeDBSubnetGroupsCommand }) =>
      allPages(
        call,
        'rds:DescribeDBSubnetGroups',
        (Marker, end) => client.send(new DescribeDBSubnetGroupsCommand({ Marker }), end),
        reply => reply.DBSubnetGroups,
      ),
    ),
    proxyTargets: (region, DBProxyName, patience) =>
      asking(region, patience, async (call, { client, DescribeDBProxyTargetsCommand }) => {
        const targets = await allPages(
          call,
          'rds:DescribeDBProxyTargets',
          (Marker, end) => client.send(new DescribeDBProxyTargetsCommand({ DBProxyName, Marker }), end),
          reply => reply.Targets,
        )
        return toJson<readonly DbProxyTarget[]>(targets.map(target => ({ DBProxyName, ...target })))
      }),
    parameters: (region, group, names, patience) =>
      asking(region, patience, async (call, { client, DescribeDBParametersCommand }) => {
        const asked = { DBParameterGroupName: group, Filters: named(names) }
        const found = await allPages(
          call,
          'rds:DescribeDBParameters',
          (Marker, end) => client.send(new DescribeDBParametersCommand({ ...asked, Marker }), end),
          reply => reply.Parameters,
        )
        return ofGroup(group, found, names)
      }),
    clusterParameters: (region, group, names, patience) =>
      asking(region, patience, async (call, { client, DescribeDBClusterParametersCommand }) => {
        const asked = { DBClusterParameterGroupName: group, Filters: named(names) }
        const found = await allPages(
          call,
          'rds:DescribeDBClusterParameters',
          (Marker, end) => client.send(new DescribeDBClusterParametersCommand({ ...asked, Marker }), end),
          reply => reply.Parameters,
        )
        return ofGroup(group, found, names)
      }),
    databaseAt: (host, region, patience) =>
      asking(region, patience, (call, rds) => findDatabase(host, call, rds)),
  }
}

export function instances(call: Call, { client, DescribeDBInstancesCommand }: Rds, name?: string) {
  return allPages(
    call,
    'rds:DescribeDBInstances',
    (Marker, end) => client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name, Marker }), end),
    reply => reply.DBInstances,
  )
}

export function clusters(call: Call, { client, DescribeDBClustersCommand }: Rds, name?: string) {
  return allPages(
    call,
    'rds:DescribeDBClusters',
    (Marker, end) => client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: name, Marker }), end),
    reply => reply.DBClusters,
  )
}

export function proxies(call: Call, { client, DescribeDBProxiesCommand }: Rds) {
  return allPages(
    call,
    'rds:DescribeDBProxies',
    (Marker, end) => client.send(new DescribeDBProxiesCommand({ Marker }), end),
    reply => reply.DBProxies,
  )
}

export function proxyEndpoints(call: Call, { client, DescribeDBProxyEndpointsCommand }: Rds) {
  return allPages(
    call,
    'rds:DescribeDBProxyEndpoints',
    (Marker, end) => client.send(new DescribeDBProxyEndpointsCommand({ Marker }), end),
    reply => reply.DBProxyEndpoints,
  )
}

/** "The only supported filter is parameter-name": a group has hundreds. */
function named(names: readonly string[]) {
  return [{ Name: 'parameter-name', Values: [...names] }]
}

function ofGroup(group: string, found: readonly object[], names: readonly string[]): readonly DbParameter[] {
  const all = toJson<readonly DbParameter[]>(found.map(one => ({ ParameterGroupName: group, ...one })))
  return all.filter(({ ParameterName }) => names.includes(ParameterName))
}
