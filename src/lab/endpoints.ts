// The database endpoints of a world: what a client can dial, and what is behind each.

import type { DbCluster, DbInstance, DbProxy, RdsSnapshot } from '../model/snapshot.ts'
import { itemsOf } from '../model/snapshot-part.ts'
import { insistsOnTls } from './tls-parameters.ts'
import type { DatabaseUser, WireFault, World, WorldDatabase } from './world.ts'

export type Family = 'postgres' | 'mysql'

export interface LabEndpoint {
  readonly kind: 'instance' | 'cluster' | 'proxy'
  readonly family: Family
  readonly host: string
  readonly port: number
  readonly account: string
  readonly region: string
  /** What `rds-db:connect` names: `db-…`, `cluster-…` or `prx-…`. */
  readonly resourceId: string
  /** IAM logins are switched on. */
  readonly iamAuth: boolean
  readonly requireTls: boolean
  readonly version: string
  /** The engine behind it, as the world describes it. */
  readonly engine: WorldDatabase
  /** Of a proxy: which database users it has a secret for. */
  readonly proxy?: ProxyRules
  readonly throttled: boolean
  readonly fault?: WireFault
  /** Other names under which it is dialled; the token has to be signed for the name above. */
  readonly aliases: readonly { readonly host: string; readonly port: number; readonly fault?: WireFault }[]
}

export interface ProxyRules {
  /** "the proxy uses IAM authentication to connect to the database": it needs no secrets. */
  readonly endToEndIam: boolean
  /** Names of the users that there is a secret for. */
  readonly secrets: readonly string[]
}

const noEngine = { databases: [], users: [] }

export function endpointsOf({ snapshot, databases, endpoints = [] }: World): readonly LabEndpoint[] {
  const found = snapshot.accounts.flatMap(({ Account, regions = [] }) =>
    regions.flatMap(({ Region, rds = {} }) => endpointsIn(rds, Account, Region)),
  )
  return found.map(({ engineId, ...endpoint }) => {
    const engine = databases.find(({ resourceId }) => resourceId === engineId) ?? {
      resourceId: engineId,
      ...noEngine,
    }
    const fault = endpoints.find(
      ({ host, aliasOf }) => host === endpoint.host && aliasOf === undefined,
    )?.fault
    const aliases = endpoints
      .filter(({ aliasOf }) => aliasOf === endpoint.host)
      .map(({ host, port = endpoint.port, fault: own }) => ({ host, port, ...(own && { fault: own }) }))
    return { ...endpoint, engine, throttled: engine.throttled ?? false, ...(fault && { fault }), aliases }
  })
}

type Found = Omit<LabEndpoint, 'engine' | 'throttled' | 'fault' | 'aliases'> & { readonly engineId: string }

function endpointsIn(rds: RdsSnapshot, account: string, region: string): readonly Found[] {
  const place = { account, region }
  return [
    ...itemsOf(rds.DBInstances).flatMap(instance => instanceEndpoint(instance, rds, place)),
    ...itemsOf(rds.DBClusters).flatMap(cluster => clusterEndpoints(cluster, rds, place)),
    ...itemsOf(rds.DBProxies).flatMap(proxy => proxyEndpoints(proxy, rds, place)),
  ]
}

type AccountAndRegion = Pick<LabEndpoint, 'account' | 'region'>

/** Members of a cluster have its resource id in policies, and its setting for IAM logins. */
function instanceEndpoint(instance: DbInstance, rds: RdsSnapshot, place: AccountAndRegion): readonly Found[] {
  const cluster = itemsOf(rds.DBClusters).find(
    ({ DBClusterIdentifier }) => DBClusterIdentifier === instance.DBClusterIdentifier,
  )
  const family = familyOf(instance.Engine)
  if (!instance.Endpoint || !family) return []
  const resourceId = cluster?.DbClusterResourceId ?? instance.DbiResourceId
  return [
    {
      ...place,
      kind: 'instance',
      family,
      host: instance.Endpoint.Address,
      port: instance.Endpoint.Port,
      resourceId,
      engineId: resourceId,
      iamAuth: (cluster ?? instance).IAMDatabaseAuthenticationEnabled ?? false,
      requireTls: insistsOnTls(rds, instance, cluster),
      version: versionOf(instance.EngineVersion, family),
    },
  ]
}

function clusterEndpoints(cluster: DbCluster, rds: RdsSnapshot, place: AccountAndRegion): readonly Found[] {
  const {
    Endpoint,
    ReaderEndpoint,
    CustomEndpoints = [],
    DbClusterResourceId,
    Engine,
    EngineVersion,
  } = cluster
  const family = familyOf(Engine)
  if (!family) return []
  return [Endpoint, ReaderEndpoint, ...CustomEndpoints]
    .filter(host => host !== undefined)
    .map(host => ({
      ...place,
      kind: 'cluster',
      family,
      host,
      port: cluster.Port ?? defaultPort(family),
      resourceId: DbClusterResourceId,
      engineId: DbClusterResourceId,
      iamAuth: cluster.IAMDatabaseAuthenticationEnabled ?? false,
      requireTls: insistsOnTls(rds, undefined, cluster),
      version: versionOf(EngineVersion, family),
    }))
}

function proxyEndpoints(proxy: DbProxy, rds: RdsSnapshot, place: AccountAndRegion): readonly Found[] {
  const family = familyOf(proxy.EngineFamily.toLowerCase())
  const resourceId = /:(prx-[a-z0-9]+)$/.exec(proxy.DBProxyArn)?.[1]
  if (!family || resourceId === undefined) return []
  const { Auth = [], DBProxyName, DefaultAuthScheme } = proxy
  const others = itemsOf(rds.DBProxyEndpoints).filter(endpoint => endpoint.DBProxyName === DBProxyName)
  const endToEndIam = DefaultAuthScheme === 'IAM_AUTH'
  return [proxy.Endpoint, ...others.map(({ Endpoint }) => Endpoint)].map(host => ({
    ...place,
    kind: 'proxy',
    family,
    host,
    port: defaultPort(family),
    resourceId,
    engineId: targetOf(DBProxyName, rds),
    iamAuth: endToEndIam || Auth.some(({ IAMAuth }) => IAMAuth === 'REQUIRED' || IAMAuth === 'ENABLED'),
    requireTls: proxy.RequireTLS ?? false,
    version: versionOf(undefined, family),
    proxy: { endToEndIam, secrets: Auth.flatMap(({ UserName }) => UserName ?? []) },
  }))
}

/** The resource id of the engine behind a proxy; empty when it has no target. */
function targetOf(proxy: string, rds: RdsSnapshot): string {
  const target = itemsOf(rds.DBProxyTargets).find(({ DBProxyName }) => DBProxyName === proxy)?.RdsResourceId
  const instance = itemsOf(rds.DBInstances).find(
    ({ DBInstanceIdentifier }) => DBInstanceIdentifier === target,
  )
  const cluster = itemsOf(rds.DBClusters).find(
    ({ DBClusterIdentifier }) => DBClusterIdentifier === (instance?.DBClusterIdentifier ?? target),
  )
  return cluster?.DbClusterResourceId ?? instance?.DbiResourceId ?? ''
}

/** Engines without IAM logins have no gate. */
function familyOf(engine: string): Family | undefined {
  if (engine.includes('postgres')) return 'postgres'
  return engine.includes('mysql') || engine === 'mariadb' ? 'mysql' : undefined
}

function defaultPort(family: Family): number {
  return family === 'postgres' ? 5432 : 3306
}

function versionOf(version: string | undefined, family: Family): string {
  return version ?? (family === 'postgres' ? '16.4' : '8.0.39')
}

/** Whether a PostgreSQL user is in `rds_iam`, directly or through other roles. */
export function isInRdsIam(
  user: DatabaseUser,
  users: readonly DatabaseUser[],
  seen: readonly string[] = [],
): boolean {
  return (user.memberOf ?? []).some(role => {
    if (role === 'rds_iam') return true
    const parent = users.find(({ name }) => name === role)
    return parent !== undefined && !seen.includes(role) && isInRdsIam(parent, users, [...seen, role])
  })
}
