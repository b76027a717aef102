// The database behind an endpoint. AWS has no call for that: names are taken from the host where it has RDS's form, and
// what they give is compared with the host; else, everything in the region is.

import type { DbCluster, DbInstance, DbProxy, DbProxyEndpoint } from '../../model/snapshot.ts'
import { toJson } from './json-shape.ts'
import { type Call, notFound } from './question.ts'
import { clusters, instances, proxies, proxyEndpoints, type Rds } from './rds.ts'
import type { DatabaseAtEndpoint } from './rds-reads.ts'

/** Fails with `notFound` when no endpoint of the region has this name. */
export async function findDatabase(host: string, call: Call, rds: Rds): Promise<DatabaseAtEndpoint> {
  const wanted = host.toLowerCase().replace(/\.$/, '')
  const [, second = ''] = wanted.split('.')
  if (wanted.includes('.proxy-')) return proxyAt(wanted, call, rds)
  const found = second.startsWith('cluster-')
    ? await clusterAt(wanted, call, rds)
    : ((await instanceAt(wanted, call, rds)) ?? (await clusterAt(wanted, call, rds)))
  return found ?? notFound('rds:DescribeDBInstances', `no database of the region has the endpoint ${host}`)
}

/** AWS answers a name that it does not know with an error; so all are asked for, a page holds a hundred. */
async function instanceAt(host: string, call: Call, rds: Rds): Promise<DatabaseAtEndpoint | undefined> {
  const all = toJson<readonly DbInstance[]>(await instances(call, rds))
  const instance = all.find(({ Endpoint }) => Endpoint?.Address.toLowerCase() === host)
  if (!instance) return undefined
  const { DBClusterIdentifier } = instance
  if (DBClusterIdentifier === undefined) return { kind: 'instance', instance }
  const [cluster] = toJson<readonly DbCluster[]>(await clusters(call, rds, DBClusterIdentifier))
  return { kind: 'instance', instance, ...(cluster && { cluster }) }
}

async function clusterAt(host: string, call: Call, rds: Rds): Promise<DatabaseAtEndpoint | undefined> {
  const all = toJson<readonly DbCluster[]>(await clusters(call, rds))
  const cluster = all.find(({ Endpoint, ReaderEndpoint, CustomEndpoints = [] }) =>
    [Endpoint, ReaderEndpoint, ...CustomEndpoints].some(name => name?.toLowerCase() === host),
  )
  return cluster && { kind: 'cluster', cluster }
}

async function proxyAt(host: string, call: Call, rds: Rds): Promise<DatabaseAtEndpoint> {
  const all = toJson<readonly DbProxy[]>(await proxies(call, rds))
  const proxy = all.find(({ Endpoint }) => Endpoint?.toLowerCase() === host)
  if (proxy) return { kind: 'proxy', proxy }
  const others = toJson<readonly DbProxyEndpoint[]>(await proxyEndpoints(call, rds))
  const endpoint = others.find(({ Endpoint }) => Endpoint?.toLowerCase() === host)
  const owner = endpoint && all.find(({ DBProxyName }) => DBProxyName === endpoint.DBProxyName)
  if (owner) return { kind: 'proxy', proxy: owner, endpoint }
  return notFound('rds:DescribeDBProxies', `no proxy of the region has the endpoint ${host}`)
}
