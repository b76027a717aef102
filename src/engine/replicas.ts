// Copies of a database, as far as they were described too, in whatever region: read replicas, the other clusters of a
// global database, and what is to take its place.

import { parseArn } from '../model/arn.ts'
import { partsOf, textOf, textsOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'
import { coversArn } from '../policy/coverage.ts'
import { databaseUserOf } from '../policy/rds-db-arn.ts'
import { loginArn } from './database-address.ts'
import type { GrantSubject } from './wide-subjects.ts'

/** AWS names replicas of its own region by name, and others by ARN; clusters of a global database by ARN. */
function namesOfCopies(database: DescribedDatabase, estate: Estate): ReadonlySet<string> {
  return new Set([
    ...textsOf(database, 'ReadReplicaDBInstanceIdentifiers'),
    ...textsOf(database, 'ReadReplicaDBClusterIdentifiers'),
    ...textsOf(database, 'ReadReplicaIdentifiers'),
    ...globalSiblings(database, estate),
  ])
}

/** Why there may be copies that were not described: they are in regions that were not read, or nobody may see which. */
export function unreadCopies(database: DescribedDatabase, estate: Estate): string | undefined {
  const refusal = database.kind === 'cluster' ? estate.refusalOf('GlobalClusters', database) : undefined
  if (refusal !== undefined) return `the global databases were not read: ${refusal}`
  for (const name of namesOfCopies(database, estate)) {
    const arn = parseArn(name)
    if (arn === undefined || estate.databaseOf(name)) continue
    const list = arn.resource.startsWith('cluster:') ? 'DBClusters' : 'DBInstances'
    const gap = estate.gapOf(list, { account: arn.account, region: arn.region })
    if (gap !== undefined) return `${name} was not described: ${gap}`
  }
  return undefined
}

export function replicasOf(database: DescribedDatabase, estate: Estate): readonly DescribedDatabase[] {
  const names = namesOfCopies(database, estate)
  if (names.size === 0) return []
  return estate.databases.filter(
    other =>
      names.has(other.arn) ||
      (names.has(other.name) &&
        other.account === database.account &&
        other.region === database.region &&
        other.kind === database.kind),
  )
}

/** ARNs of the other clusters of the global database that a cluster belongs to. */
function globalSiblings({ arn }: DescribedDatabase, estate: Estate): readonly string[] {
  const families = estate
    .all('GlobalClusters')
    .map(one => partsOf(one, 'GlobalClusterMembers').flatMap(member => textOf(member, 'DBClusterArn') ?? []))
  return families.filter(arns => arns.includes(arn)).flatMap(arns => arns.filter(other => other !== arn))
}

/** Why there may be a blue/green deployment that was not described. */
export function unreadDeployments(database: DescribedDatabase, estate: Estate): string | undefined {
  const refusal = estate.refusalOf('BlueGreenDeployments', database)
  return refusal === undefined ? undefined : `the blue/green deployments were not read: ${refusal}`
}

/**
 * What takes the place of a database when a blue/green deployment is switched over: it gets the names, and keeps its own
 * resource id. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-switching.html
 */
export function successorOf(database: DescribedDatabase, estate: Estate): DescribedDatabase | undefined {
  const deployment = estate
    .all('BlueGreenDeployments')
    .find(one => textOf(one, 'Source') === database.arn && isAhead(textOf(one, 'Status')))
  const target = deployment && textOf(deployment, 'Target')
  return estate.databases.find(({ arn }) => arn === target)
}

/** After the switch-over names are exchanged; what is invalid is never switched over. */
function isAhead(status: string | undefined): boolean {
  return status === 'PROVISIONING' || status === 'AVAILABLE' || status === 'SWITCHOVER_IN_PROGRESS'
}

/** Whether a grant lets its owner log in to the replica as somebody whom it names. */
export function coversReplica({ resources }: GrantSubject, replica: DescribedDatabase): boolean {
  const users = resources.map(({ value }) => databaseUserOf(value)?.user ?? '*')
  return resources.some(({ value, element }) =>
    users.some(
      user => (element === 'Resource') === coversArn(value, loginArn(replica, user.replace('*', 'app'))),
    ),
  )
}
