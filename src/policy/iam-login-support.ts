// Which databases cannot accept IAM logins, whatever their setting says; and which nobody reaches.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html

import { partOf, partsOf, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'

export interface Obstacle {
  /** The member of AWS's description that says so. */
  readonly member: string
  readonly what: string
}

/** Of MariaDB, from this version on. */
const firstMariaDb = [10, 11] as const

/** "Not available" for every version of MariaDB. */
const regionsWithoutMariaDb = ['ap-south-2', 'ap-southeast-4']

/** Undefined for a database that can, or of which that cannot be told. */
export function whyNoTokens(database: DescribedDatabase): Obstacle | undefined {
  if (database.kind === 'proxy') return undefined
  const engine = textOf(database, 'Engine') ?? ''
  const version = textOf(database, 'EngineVersion') ?? ''
  if (/^(custom-)?(oracle|sqlserver|db2)/.test(engine)) {
    return { member: 'Engine', what: `${engine} has no IAM logins` }
  }
  if (engine === 'mariadb') {
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const [firstMajor, firstMinor] = firstMariaDb
    if (version !== '' && (major < firstMajor || (major === firstMajor && minor < firstMinor)))
      return { member: 'EngineVersion', what: `MariaDB has IAM logins from 10.11 on, and this is ${version}` }
    if (regionsWithoutMariaDb.includes(database.region))
      return { member: 'Engine', what: `MariaDB has no IAM logins in ${database.region}` }
  }
  if (textOf(database, 'EngineMode') === 'serverless') {
    return { member: 'EngineMode', what: 'Aurora Serverless v1 has no IAM logins' }
  }
  const size = textOf(database, 'DBInstanceClass') ?? ''
  if (engine.startsWith('aurora') && (size === 'db.t2.small' || size === 'db.t3.small')) {
    return { member: 'DBInstanceClass', what: `${size} of Aurora MySQL has no IAM logins` }
  }
  return isOnOutpost(database) ? { member: 'DBSubnetGroup', what: 'it is on an Outpost' } : undefined
}

function isOnOutpost(database: DescribedDatabase): boolean {
  const group = partOf(database, 'DBSubnetGroup')
  const subnets = group ? partsOf(group, 'Subnets') : []
  return subnets.some(subnet => {
    const outpost = partOf(subnet, 'SubnetOutpost')
    return outpost !== undefined && textOf(outpost, 'Arn') !== undefined
  })
}

/** Of the statuses in which nobody can connect, those that do not pass by themselves in a few minutes. */
const unreachable: Readonly<Record<string, string>> = {
  stopped: 'nobody answers until it is started',
  stopping: 'nobody answers until it is started again',
  failed: 'it failed, and RDS cannot recover it',
  deleting: 'it is being deleted',
  'storage-full': 'it has no storage left',
  'incompatible-network': 'its subnets or addresses do not fit any more',
  'incompatible-restore': 'it could not be restored',
  'incompatible-create': 'it could not be created',
  'restore-error': 'it could not be restored',
  'inaccessible-encryption-credentials': 'its KMS key cannot be used',
  'inaccessible-encryption-credentials-recoverable': 'its KMS key cannot be used',
  'insufficient-capacity': 'there is no capacity for it',
  'insufficient-resource-limits': 'a quota of the account stands in its way',
  'suspended-by-anomalous-activity': 'AWS has suspended it',
}

/**
 * What a status means for who wants to connect; undefined where it can be done.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
 */
export function whyUnreachable(status: string): string | undefined {
  return unreachable[status]
}
