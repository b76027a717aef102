// Which caches and clusters beside RDS cannot accept IAM logins, whatever policies say. What the other services need, they
// always have.

import type { DatabaseService } from '../model/app-config.ts'
import { type Entry, flagOf, textOf } from '../model/aws-entry.ts'
import type { Estate, Where } from '../model/estate.ts'
import type { Obstacle } from './iam-login-support.ts'
import { services } from './services.ts'

/** A list of AWS's replies in which a service is described, and the members that say what matters. */
interface Described {
  readonly list: string
  /** The members that have its name. */
  readonly names: readonly string[]
  readonly version?: string
  readonly encryption?: string
}

const describedIn: Partial<Readonly<Record<DatabaseService, readonly Described[]>>> = {
  elasticache: [
    {
      list: 'CacheClusters',
      names: ['ReplicationGroupId', 'CacheClusterId'],
      version: 'EngineVersion',
      encryption: 'TransitEncryptionEnabled',
    },
    { list: 'ReplicationGroups', names: ['ReplicationGroupId'], encryption: 'TransitEncryptionEnabled' },
  ],
  'elasticache-serverless': [
    { list: 'ServerlessCaches', names: ['ServerlessCacheName'], version: 'MajorEngineVersion' },
  ],
  memorydb: [{ list: 'Clusters', names: ['Name'], version: 'EngineVersion', encryption: 'TLSEnabled' }],
  docdb: [{ list: 'DBClusters', names: ['DBClusterIdentifier'], version: 'EngineVersion' }],
}

export interface ServiceObstacle extends Obstacle {
  readonly entry: Entry
}

/** Undefined for one that can, or of which that cannot be told. `where` is as far as it is known. */
export function whyServiceTakesNoLogins(
  service: DatabaseService,
  name: string,
  where: Partial<Where>,
  estate: Estate,
): ServiceObstacle | undefined {
  for (const described of describedIn[service] ?? [])
    for (const entry of estate.all(described.list)) {
      const isIt =
        described.names.some(member => textOf(entry, member)?.toLowerCase() === name.toLowerCase()) &&
        agree(where.account, entry.account) &&
        agree(where.region, entry.region)
      const obstacle = isIt ? obstacleOf(service, entry, described) : undefined
      if (obstacle) return { ...obstacle, entry }
    }
  return undefined
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

function obstacleOf(
  service: DatabaseService,
  entry: Entry,
  { version: member = '', encryption }: Described,
): Obstacle | undefined {
  const { engines, title } = services[service]
  // Before MemoryDB had another engine, it named none.
  const engine = textOf(entry, 'Engine') ?? (service === 'memorydb' ? 'redis' : undefined)
  const version = textOf(entry, member)
  const known = engines.find(one => one.engine === engine)
  // Clusters of several services are in one list.
  if (engine !== undefined && !known)
    return service === 'docdb' ? undefined : { member: 'Engine', what: `${engine} has no IAM logins` }
  if (known?.from !== undefined && version !== undefined && isBefore(version, known.from))
    return {
      member,
      what: `${title} has IAM logins from ${nameOf[known.engine] ?? engine} ${known.from} on, and this is ${version}`,
    }
  if (encryption !== undefined && flagOf(entry, encryption) === false)
    return { member: encryption, what: 'encryption in transit is off, and IAM logins need it' }
  return undefined
}

const nameOf: Readonly<Record<string, string>> = { redis: 'Redis OSS', valkey: 'Valkey', docdb: 'version' }

/** `6.x` and `7` are told as far as they go. */
function isBefore(version: string, first: string): boolean {
  const [major, minor] = version.split('.').map(Number)
  const [firstMajor = 0, firstMinor = 0] = first.split('.').map(Number)
  if (major === undefined || Number.isNaN(major)) return false
  if (major !== firstMajor) return major < firstMajor
  return minor !== undefined && !Number.isNaN(minor) && minor < firstMinor
}
