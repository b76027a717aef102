// Host names that AWS gives to databases, taken apart: which service, which region, which database.

import type { DatabaseService } from './app-config.ts'

export interface AwsEndpoint {
  readonly service: DatabaseService
  /** Undefined where the name has a short form of it that is not known. */
  readonly region?: string
  /** Of Redshift Serverless alone. */
  readonly account?: string
  /** The name of the cluster, the instance, the cache, as far as the host name has it. */
  readonly name?: string
  /** Which endpoint of a database: of Aurora, its writer, its readers, one of its own making. */
  readonly kind?: 'instance' | 'cluster' | 'reader' | 'custom' | 'proxy' | 'proxy-endpoint'
}

type Fields = Readonly<Record<string, string>>

interface Form {
  readonly pattern: RegExp
  readonly service: DatabaseService
  kind?(fields: Fields): AwsEndpoint['kind']
}

const domain = String.raw`amazonaws\.com(?:\.cn)?$`
const host = (before: string) => new RegExp(`^${before}\\.${domain}`)

const forms: readonly Form[] = [
  {
    service: 'rdsproxy',
    pattern: host(
      String.raw`(?<name>[a-z0-9-]+)(?<own>\.endpoint)?\.proxy-[a-z0-9]+\.(?<region>[a-z0-9-]+)\.rds`,
    ),
    kind: ({ own }) => (own === undefined ? 'proxy' : 'proxy-endpoint'),
  },
  {
    service: 'rds',
    pattern: host(
      String.raw`(?<name>[a-z0-9-]+)\.(?<which>cluster-(?:ro-|custom-)?)?[a-z0-9]+\.(?<region>[a-z0-9-]+)\.rds`,
    ),
    kind: ({ which }) => rdsKinds[which ?? ''],
  },
  {
    service: 'docdb',
    pattern: host(
      String.raw`(?<name>[a-z0-9-]+)\.(?<which>cluster-(?:ro-)?)?[a-z0-9]+\.(?<region>[a-z0-9-]+)\.docdb`,
    ),
    kind: ({ which }) => rdsKinds[which ?? ''],
  },
  {
    service: 'redshift-serverless',
    pattern: host(
      String.raw`(?<name>[a-z0-9-]+)\.(?<account>\d{12})\.(?<region>[a-z0-9-]+)\.redshift-serverless`,
    ),
  },
  {
    service: 'redshift',
    pattern: host(String.raw`(?<name>[a-z0-9-]+)\.[a-z0-9]+\.(?<region>[a-z0-9-]+)\.redshift`),
  },
  {
    service: 'elasticache-serverless',
    pattern: host(String.raw`(?<name>[a-z0-9-]+)-[a-z0-9]+\.serverless\.(?<short>[a-z0-9]+)\.cache`),
  },
  {
    service: 'elasticache',
    pattern: host(
      String.raw`(?:(?:master|replica|clustercfg)\.)?(?<name>[a-z0-9-]+)\.(?:[a-z0-9-]+\.)*(?<short>[a-z0-9]+)\.cache`,
    ),
  },
  {
    service: 'memorydb',
    pattern: host(
      String.raw`(?:clustercfg\.)?(?<name>[a-z0-9-]+)\.(?:[a-z0-9-]+\.)*memorydb\.(?<region>[a-z0-9-]+)`,
    ),
  },
  {
    service: 'opensearch',
    pattern: host(
      String.raw`(?:search|vpc)-(?<name>[a-z0-9-]+)-[a-z0-9]+\.(?<region>[a-z0-9-]+)\.(?:es|aos)`,
    ),
  },
  { service: 'keyspaces', pattern: host(String.raw`cassandra(?:-fips)?\.(?<region>[a-z0-9-]+)`) },
  { service: 'dynamodb', pattern: host(String.raw`dynamodb(?:-fips)?\.(?<region>[a-z0-9-]+)`) },
]

const rdsKinds: Readonly<Record<string, AwsEndpoint['kind']>> = {
  '': 'instance',
  'cluster-': 'cluster',
  'cluster-ro-': 'reader',
  'cluster-custom-': 'custom',
}

/** Undefined for a name that AWS does not give: an address, a name of somebody's own, `localhost`. */
export function awsEndpoint(name: string): AwsEndpoint | undefined {
  const written = name.toLowerCase()
  for (const { service, pattern, kind } of forms) {
    const fields: Fields | undefined = pattern.exec(written)?.groups
    if (!fields) continue
    const { account, name: own, short } = fields
    const region = fields['region'] ?? (short === undefined ? undefined : regionOfShort(short))
    const which = kind?.(fields)
    return {
      service,
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      ...(own !== undefined && { name: own }),
      ...(which !== undefined && { kind: which }),
    }
  }
  return undefined
}

const directions: Readonly<Record<string, string>> = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  c: 'central',
  ne: 'northeast',
  se: 'southeast',
  nw: 'northwest',
  sw: 'southwest',
}

/** `use1` → `us-east-1`, as the names of caches have it. */
function regionOfShort(short: string): string | undefined {
  const match = /^(ug|[a-z]{2})(ne|se|nw|sw|[nsewc])(\d)$/.exec(short)
  if (!match) return undefined
  const [, area = '', direction = '', number = ''] = match
  return `${area === 'ug' ? 'us-gov' : area}-${directions[direction]}-${number}`
}
