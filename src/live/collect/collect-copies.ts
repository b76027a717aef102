// Copies of the databases of links in other regions: read replicas, and the other clusters of a global database. What a
// grant has to name of them, only their own region tells.

import type { DbCluster, DbInstance, RdsSnapshot, RegionSnapshot } from '../../model/snapshot.ts'
import { itemsOf, type Part } from '../../model/snapshot-part.ts'
import type { Answer, Patience } from '../answer.ts'
import type { RdsReads } from '../aws/rds-reads.ts'
import { databasesOf, membersOf, type RegionPlace } from './collect-databases.ts'
import type { Gaps } from './gaps.ts'
import type { DatabaseWish } from './wish.ts'

/** Of regions that were not read anyway: their instances, their clusters. */
export async function collectCopies(
  account: string,
  regions: readonly RegionSnapshot[],
  wishes: readonly DatabaseWish[],
  read: RdsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<readonly RegionSnapshot[]> {
  const isRead = (region: string) => regions.some(one => one.Region === region && one.rds)
  const arns = regions.flatMap(({ Region, rds }) =>
    copiesOf(
      rds ?? {},
      wishes.filter(one => one.account === account && one.region === Region),
    ),
  )
  const further = [...new Set(arns.filter(arn => accountIn(arn) === account).map(regionIn))]
    .filter(region => region !== '' && !isRead(region))
    .sort()
  const found = await Promise.all(
    further.map(async region => ({
      Region: region,
      rds: await readDatabases({ account, region }, read, patience, gaps),
    })),
  )
  // A region may be there for its network alone.
  const joined = regions.map(one => ({ ...one, ...found.find(({ Region }) => Region === one.Region) }))
  return [...joined, ...found.filter(({ Region }) => !regions.some(one => one.Region === Region))]
}

async function readDatabases(
  { account, region }: RegionPlace,
  read: RdsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<RdsSnapshot> {
  const part = async <T>(what: string, asked: Promise<Answer<readonly T[]>>): Promise<Part<T>> =>
    gaps.part(await asked, { account, region, what })
  const [DBInstances, DBClusters] = await Promise.all([
    part('DBInstances', read.databaseInstances(region, patience)),
    part('DBClusters', read.databaseClusters(region, patience)),
  ])
  return { DBInstances, DBClusters }
}

/** ARNs of what has the same data as the databases that wishes name; where there is no wish, as any of the region. */
function copiesOf(rds: RdsSnapshot, wishes: readonly DatabaseWish[]): readonly string[] {
  const { instances, clusters } =
    wishes.length > 0
      ? databasesOf(rds, wishes)
      : { instances: itemsOf(rds.DBInstances), clusters: itemsOf(rds.DBClusters) }
  const own = new Set(clusters.map(({ DBClusterArn }) => DBClusterArn))
  const hosts = new Set(wishes.map(({ host }) => host?.toLowerCase()))
  const members = itemsOf(rds.GlobalClusters)
    .map(one => ({ arns: membersOf(one), host: one['Endpoint'] }))
    .filter(
      ({ arns, host }) =>
        arns.some(arn => own.has(arn)) || (typeof host === 'string' && hosts.has(host.toLowerCase())),
    )
  return [...instances, ...clusters].flatMap(replicasOf).concat(members.flatMap(({ arns }) => arns))
}

/** Those of the same region are named by name alone. */
function replicasOf(database: DbInstance | DbCluster): readonly string[] {
  const members = [
    'ReadReplicaDBInstanceIdentifiers',
    'ReadReplicaDBClusterIdentifiers',
    'ReadReplicaIdentifiers',
  ]
  return members
    .flatMap(member => listOf(database[member]))
    .filter((name): name is string => typeof name === 'string' && name.startsWith('arn:'))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function accountIn(arn: string): string | undefined {
  return arn.split(':')[4]
}

function regionIn(arn: string): string {
  return arn.split(':')[3] ?? ''
}
