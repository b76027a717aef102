// What RDS says of the database behind an endpoint, in the words of the link.

import { isObject, type JsonObject } from '../base/json-value.ts'
import type { Answer, Patience } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import type { DatabaseAtEndpoint } from '../live/aws/rds-reads.ts'
import type { DbCluster, DbInstance, DbProxy } from '../model/snapshot.ts'
import { accountOf } from './walked-link.ts'

export interface DescribedDatabase {
  readonly kind: 'instance' | 'cluster' | 'proxy'
  /** As RDS names it. */
  readonly name: string
  readonly arn: string
  readonly account: string
  readonly region: string
  /** What `rds-db:connect` has to name. */
  readonly resourceId: string
  /** Ids of what belongs to it, and that grants are mistaken to name: of members of a cluster, of a proxy's targets. */
  readonly neighbourIds: readonly string[]
  /** Undefined where RDS does not say. */
  readonly iamAuth: boolean | undefined
  /** IAM logins will be switched on or off with the next pending change. */
  readonly iamAuthPending: boolean | undefined
  readonly status: string | undefined
  readonly engine: string
  readonly engineVersion: string | undefined
  readonly port: number | undefined
  readonly masterUser: string | undefined
  readonly public: boolean | undefined
  readonly certificateAuthority: string | undefined
  readonly securityGroups: readonly string[]
  readonly subnets: readonly string[]
  readonly vpc: string | undefined
  readonly proxy?: DescribedProxy
  /** Of a member of a cluster, the cluster's name: IAM logins are switched, and members started, for all of it. */
  readonly cluster?: string
}

export interface DescribedProxy {
  readonly requireTls: boolean
  /** It logs in to the database with IAM, and needs no secrets. */
  readonly endToEndIam: boolean
  /** Users that it has a secret for; those whose name RDS does not tell are missing. */
  readonly users: readonly string[]
  readonly targets: readonly ProxyTarget[]
}

export interface ProxyTarget {
  readonly host: string
  readonly port: number
  readonly health: string | undefined
  /** Of the database that is the target; undefined where it was not found. */
  readonly iamAuth: boolean | undefined
}

/** Asks for the database behind the endpoint, and for what stands behind a proxy. */
export async function describeDatabase(
  reader: AwsCaller,
  host: string,
  region: string,
  patience: Patience,
): Promise<Answer<DescribedDatabase>> {
  const answer = await reader.read.databaseAt(host, region, patience)
  if (answer.state === 'failed') return answer
  const value = await described(reader, answer.value, region, patience)
  return { ...answer, value }
}

async function described(
  reader: AwsCaller,
  found: DatabaseAtEndpoint,
  region: string,
  patience: Patience,
): Promise<DescribedDatabase> {
  switch (found.kind) {
    case 'instance':
      return ofInstance(found.instance, found.cluster, region)
    case 'cluster':
      return ofCluster(found.cluster, await membersOf(reader, found.cluster, region, patience), region)
    case 'proxy':
      return ofProxy(reader, found.proxy, region, patience)
  }
}

/** A member of a cluster has the cluster's id in policies, and its setting for IAM logins. */
function ofInstance(instance: DbInstance, cluster: DbCluster | undefined, region: string): DescribedDatabase {
  const owner = cluster ?? instance
  const subnetGroup = objectOf(instance['DBSubnetGroup'])
  return {
    kind: 'instance',
    name: instance.DBInstanceIdentifier,
    arn: instance.DBInstanceArn,
    account: accountOf(instance.DBInstanceArn),
    region,
    resourceId: cluster?.DbClusterResourceId ?? instance.DbiResourceId,
    neighbourIds: cluster ? [instance.DbiResourceId] : [],
    ...iamOf(owner),
    status: instance.DBInstanceStatus,
    engine: instance.Engine,
    engineVersion: instance.EngineVersion,
    port: instance.Endpoint?.Port,
    masterUser: textOf(instance['MasterUsername']),
    public: flagOf(instance['PubliclyAccessible']),
    certificateAuthority: textOf(instance['CACertificateIdentifier']),
    securityGroups: textsIn(instance['VpcSecurityGroups'], 'VpcSecurityGroupId'),
    subnets: textsIn(subnetGroup?.['Subnets'], 'SubnetIdentifier'),
    vpc: textOf(subnetGroup?.['VpcId']),
    ...(cluster && { cluster: cluster.DBClusterIdentifier }),
  }
}

async function membersOf(
  { read }: AwsCaller,
  { DBClusterIdentifier }: DbCluster,
  region: string,
  patience: Patience,
): Promise<readonly DbInstance[]> {
  const answer = await read.databaseInstances(region, patience)
  const all = answer.state === 'answered' ? answer.value : []
  return all.filter(instance => instance.DBClusterIdentifier === DBClusterIdentifier)
}

function ofCluster(cluster: DbCluster, members: readonly DbInstance[], region: string): DescribedDatabase {
  const [member] = members
  const subnetGroup = objectOf(member?.['DBSubnetGroup'])
  return {
    kind: 'cluster',
    name: cluster.DBClusterIdentifier,
    arn: cluster.DBClusterArn,
    account: accountOf(cluster.DBClusterArn),
    region,
    resourceId: cluster.DbClusterResourceId,
    neighbourIds: members.map(({ DbiResourceId }) => DbiResourceId),
    ...iamOf(cluster),
    status: textOf(cluster['Status']),
    engine: cluster.Engine,
    engineVersion: cluster.EngineVersion,
    port: cluster.Port,
    masterUser: textOf(cluster['MasterUsername']),
    public: flagOf(member?.['PubliclyAccessible']),
    certificateAuthority: textOf(member?.['CACertificateIdentifier']),
    securityGroups: textsIn(cluster['VpcSecurityGroups'], 'VpcSecurityGroupId'),
    subnets: textsIn(subnetGroup?.['Subnets'], 'SubnetIdentifier'),
    vpc: textOf(subnetGroup?.['VpcId']),
  }
}

async function ofProxy(
  reader: AwsCaller,
  proxy: DbProxy,
  region: string,
  patience: Patience,
): Promise<DescribedDatabase> {
  const { Auth = [], DefaultAuthScheme } = proxy
  const endToEndIam = DefaultAuthScheme === 'IAM_AUTH'
  const answer = await reader.read.proxyTargets(region, proxy.DBProxyName, patience)
  const listed = answer.state === 'answered' ? answer.value : []
  const hosts = listed.flatMap(one =>
    one.Endpoint === undefined
      ? []
      : [
          {
            Endpoint: one.Endpoint,
            Port: one.Port,
            health: textOf(objectOf(one['TargetHealth'])?.['State']),
          },
        ],
  )
  const behind = await Promise.all(
    hosts.map(({ Endpoint }) => describeTarget(reader, Endpoint, region, patience)),
  )
  return {
    kind: 'proxy',
    name: proxy.DBProxyName,
    arn: proxy.DBProxyArn,
    account: accountOf(proxy.DBProxyArn),
    region,
    resourceId: proxy.DBProxyArn.slice(proxy.DBProxyArn.lastIndexOf(':') + 1),
    neighbourIds: behind.flatMap(one => (one ? [one.resourceId, ...one.neighbourIds] : [])),
    iamAuth: endToEndIam || Auth.some(({ IAMAuth }) => IAMAuth === 'REQUIRED' || IAMAuth === 'ENABLED'),
    iamAuthPending: undefined,
    status: textOf(proxy['Status']),
    engine: proxy.EngineFamily.toLowerCase(),
    engineVersion: undefined,
    port: undefined,
    masterUser: undefined,
    public: false,
    certificateAuthority: undefined,
    securityGroups: listOf(proxy['VpcSecurityGroupIds']),
    subnets: listOf(proxy['VpcSubnetIds']),
    vpc: textOf(proxy['VpcId']),
    proxy: {
      requireTls: proxy.RequireTLS ?? false,
      endToEndIam,
      users: Auth.flatMap(({ UserName }) => UserName ?? []),
      targets: hosts.map(({ Endpoint, Port, health }, index) => ({
        host: Endpoint,
        port: Port ?? behind[index]?.port ?? 0,
        health,
        iamAuth: behind[index]?.iamAuth,
      })),
    },
  }
}

async function describeTarget(
  reader: AwsCaller,
  host: string,
  region: string,
  patience: Patience,
): Promise<DescribedDatabase | undefined> {
  const answer = await describeDatabase(reader, host, region, patience)
  return answer.state === 'answered' ? answer.value : undefined
}

function iamOf(owner: DbInstance | DbCluster): Pick<DescribedDatabase, 'iamAuth' | 'iamAuthPending'> {
  return {
    iamAuth: owner.IAMDatabaseAuthenticationEnabled,
    iamAuthPending: flagOf(objectOf(owner['PendingModifiedValues'])?.['IAMDatabaseAuthenticationEnabled']),
  }
}

function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}

function textsIn(value: unknown, member: string): readonly string[] {
  return (Array.isArray(value) ? value : []).flatMap(one => textOf(objectOf(one)?.[member]) ?? [])
}
