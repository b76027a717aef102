// RDS of one region: every database, and of those that links name, whether they insist on TLS and what is behind a proxy.

import type { JsonObject } from '../../base/json-value.ts'
import type { DbInstance, DbProxy, RdsSnapshot } from '../../model/snapshot.ts'
import type { DbParameter } from '../../model/snapshot-additions.ts'
import type { Part } from '../../model/snapshot-part.ts'
import { itemsOf } from '../../model/snapshot-part.ts'
import type { Answer, Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import type { Gaps } from './gaps.ts'
import type { DatabaseWish } from './wish.ts'

export interface RegionPlace {
  readonly account: string
  readonly region: string
}

/** They make a database refuse logins without TLS: of PostgreSQL, and of MySQL and MariaDB. */
const tlsParameters = ['rds.force_ssl', 'require_secure_transport']

const onlyOfLinks = 'only those of the databases of links were asked for'

/** `wishes` are of this region; without any, there are no details of any. */
export async function collectDatabases(
  { account, region }: RegionPlace,
  wishes: readonly DatabaseWish[],
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<RdsSnapshot> {
  const part = async <T>(what: string, asked: Promise<Answer<readonly T[]>>): Promise<Part<T>> =>
    gaps.part(await asked, { account, region, what })
  const [
    DBInstances,
    DBClusters,
    DBClusterEndpoints,
    GlobalClusters,
    BlueGreenDeployments,
    DBProxies,
    DBProxyEndpoints,
    DBSubnetGroups,
  ] = await Promise.all([
    part('DBInstances', read.databaseInstances(region, patience)),
    part('DBClusters', read.databaseClusters(region, patience)),
    part('DBClusterEndpoints', read.clusterEndpoints(region, patience)),
    part('GlobalClusters', read.globalClusters(region, patience)),
    part('BlueGreenDeployments', read.blueGreenDeployments(region, patience)),
    part('DBProxies', read.databaseProxies(region, patience)),
    part('DBProxyEndpoints', read.proxyEndpoints(region, patience)),
    part('DBSubnetGroups', read.subnetGroups(region, patience)),
  ])
  const lists = {
    DBInstances,
    DBClusters,
    DBClusterEndpoints,
    GlobalClusters,
    BlueGreenDeployments,
    DBProxies,
    DBProxyEndpoints,
    DBSubnetGroups,
  }
  const named = databasesOf(lists, wishes)
  const groups = new Set(named.instances.flatMap(parameterGroupsOf))
  const clusterGroups = new Set(
    named.clusters.flatMap(({ DBClusterParameterGroup: group }) =>
      typeof group === 'string' ? [group] : [],
    ),
  )
  const several = async <T>(what: string, asked: readonly Promise<Answer<readonly T[]>>[]) =>
    joined(await Promise.all(asked.map(one => part(what, one))))
  const [DBProxyTargets, DBParameters, DBClusterParameters] = await Promise.all([
    several(
      'DBProxyTargets',
      named.proxies.map(({ DBProxyName }) => read.proxyTargets(region, DBProxyName, patience)),
    ),
    several<DbParameter>(
      'DBParameters',
      [...groups].map(group => read.parameters(region, group, tlsParameters, patience)),
    ),
    several<DbParameter>(
      'DBClusterParameters',
      [...clusterGroups].map(group => read.clusterParameters(region, group, tlsParameters, patience)),
    ),
  ])
  return { ...lists, DBProxyTargets, DBParameters, DBClusterParameters }
}

/** Answers about one thing each: a failure is told, and does not hide the others. */
function joined<T>(parts: readonly Part<T>[]): Part<T> {
  const items = parts.flatMap(itemsOf)
  const failed = parts.find(part => part.state === 'unseen')
  if (failed?.state === 'unseen') {
    return items.length === 0 ? failed : { ...failed, state: 'partial', items }
  }
  return { state: 'partial', items, why: onlyOfLinks }
}

/** The databases that wishes name by endpoint or resource id, with what stands behind and above them. */
export function databasesOf(
  { DBInstances, DBClusters, GlobalClusters, DBProxies, DBProxyEndpoints }: RdsSnapshot,
  wishes: readonly DatabaseWish[],
) {
  const hosts = new Set(wishes.flatMap(({ host }) => host?.toLowerCase() ?? []))
  const ids = new Set(wishes.flatMap(({ resourceId }) => resourceId ?? []))
  const isHost = (name: unknown) => typeof name === 'string' && hosts.has(name.toLowerCase())
  const viaEndpoint = new Set(
    itemsOf(DBProxyEndpoints)
      .filter(({ Endpoint }) => isHost(Endpoint))
      .map(({ DBProxyName }) => DBProxyName),
  )
  const proxies = itemsOf(DBProxies).filter(
    ({ DBProxyName, DBProxyArn, Endpoint }) =>
      isHost(Endpoint) || viaEndpoint.has(DBProxyName) || ids.has(DBProxyArn.split(':').at(-1) ?? ''),
  )
  const instances = itemsOf(DBInstances).filter(
    ({ Endpoint, DbiResourceId }) => isHost(Endpoint?.Address) || ids.has(DbiResourceId),
  )
  const ofGlobalHosts = new Set(
    itemsOf(GlobalClusters)
      .filter(({ Endpoint }) => isHost(Endpoint))
      .flatMap(membersOf),
  )
  const inCluster = new Set(instances.map(({ DBClusterIdentifier }) => DBClusterIdentifier))
  const clusters = itemsOf(DBClusters).filter(
    ({
      DBClusterIdentifier,
      DBClusterArn,
      DbClusterResourceId,
      Endpoint,
      ReaderEndpoint,
      CustomEndpoints = [],
    }) =>
      [Endpoint, ReaderEndpoint, ...CustomEndpoints].some(isHost) ||
      ids.has(DbClusterResourceId) ||
      ofGlobalHosts.has(DBClusterArn) ||
      inCluster.has(DBClusterIdentifier),
  )
  const ofClusters = new Set(clusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier))
  const members = itemsOf(DBInstances).filter(({ DBClusterIdentifier: id }) => id && ofClusters.has(id))
  return { instances: [...new Set([...instances, ...members])], clusters, proxies }
}

/** ARNs of the clusters of a global database, in whatever region. */
export function membersOf({ GlobalClusterMembers }: JsonObject): readonly string[] {
  if (!Array.isArray(GlobalClusterMembers)) return []
  return GlobalClusterMembers.flatMap(member => {
    const arn = (member as { readonly DBClusterArn?: unknown }).DBClusterArn
    return typeof arn === 'string' ? [arn] : []
  })
}

function parameterGroupsOf({ DBParameterGroups }: DbInstance): readonly string[] {
  if (!Array.isArray(DBParameterGroups)) return []
  return DBParameterGroups.flatMap(group => {
    const name = (group as { readonly DBParameterGroupName?: unknown }).DBParameterGroupName
    return typeof name === 'string' ? [name] : []
  })
}

/** Of the proxies: the secrets they log in with. */
export function secretsOf(proxies: readonly DbProxy[]): readonly string[] {
  return [...new Set(proxies.flatMap(({ Auth = [] }) => Auth.flatMap(({ SecretArn }) => SecretArn ?? [])))]
}
