// What is read of RDS. Types only.

import type { JsonObject } from '../../base/json-value.ts'
import type { DbCluster, DbInstance, DbProxy, DbProxyEndpoint, DbProxyTarget } from '../../model/snapshot.ts'
import type { DbParameter } from '../../model/snapshot-additions.ts'
import type { Answer, Patience } from '../answer.ts'

/** Lists are whole: all that the caller may see in the region. */
export interface RdsReads {
  databaseInstances(region: string, patience: Patience): Promise<Answer<readonly DbInstance[]>>
  databaseClusters(region: string, patience: Patience): Promise<Answer<readonly DbCluster[]>>
  clusterEndpoints(region: string, patience: Patience): Promise<Answer<readonly JsonObject[]>>
  /** Aurora's global databases, each with the ARNs of its clusters, which are in several regions. */
  globalClusters(region: string, patience: Patience): Promise<Answer<readonly JsonObject[]>>
  /** Those under way, and those that were not deleted since. */
  blueGreenDeployments(region: string, patience: Patience): Promise<Answer<readonly JsonObject[]>>
  databaseProxies(region: string, patience: Patience): Promise<Answer<readonly DbProxy[]>>
  proxyEndpoints(region: string, patience: Patience): Promise<Answer<readonly DbProxyEndpoint[]>>
  proxyTargets(
    region: string,
    proxyName: string,
    patience: Patience,
  ): Promise<Answer<readonly DbProxyTarget[]>>
  subnetGroups(region: string, patience: Patience): Promise<Answer<readonly JsonObject[]>>
  /** Of an instance's parameter group; only those of these names. */
  parameters(
    region: string,
    group: string,
    names: readonly string[],
    patience: Patience,
  ): Promise<Answer<readonly DbParameter[]>>
  /** Of a cluster's parameter group; only those of these names. */
  clusterParameters(
    region: string,
    group: string,
    names: readonly string[],
    patience: Patience,
  ): Promise<Answer<readonly DbParameter[]>>
  /**
   * The database behind an endpoint as AWS names it. `notFound` when the region has no such endpoint; a name of
   * somebody's own (CNAME, tunnel) is not one of AWS.
   */
  databaseAt(host: string, region: string, patience: Patience): Promise<Answer<DatabaseAtEndpoint>>
}

/** Whose endpoint it is. */
export type DatabaseAtEndpoint =
  /** Of a cluster's instance, the cluster is what `rds-db:connect` has to name. */
  | { readonly kind: 'instance'; readonly instance: DbInstance; readonly cluster?: DbCluster }
  | { readonly kind: 'cluster'; readonly cluster: DbCluster }
  | { readonly kind: 'proxy'; readonly proxy: DbProxy; readonly endpoint?: DbProxyEndpoint }
