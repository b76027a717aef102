// What a link says of its database, and AWS says otherwise.

import { holdsUnknown } from '../base/unknown-text.ts'
import { textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import { ifKnown } from '../model/known.ts'
import type { Link } from '../model/link.ts'

export interface DatabaseDifference {
  /** Of the link's `database`. */
  readonly member: 'region' | 'port' | 'engine' | 'resourceId'
  readonly written: string | number
  readonly real: string | number
}

/** None where the database was not described. */
export function differencesOf({ database }: Link): readonly DatabaseDifference[] {
  const described = database && ifKnown(database.described)
  if (!database?.declared || !described) return []
  const { region, port, engine, resourceId, host } = database.declared
  const dialled = described.endpoints.find(endpoint => endpoint.host === host?.toLowerCase())
  const family = familyOf(described)
  return [
    differs('region', region, described.region),
    differs('port', port, dialled?.port),
    ...(engine !== undefined && family !== undefined && !isOfFamily(engine, family)
      ? [{ member: 'engine' as const, written: engine, real: family }]
      : []),
    differs('resourceId', resourceId, described.resourceId),
  ].flatMap(one => one ?? [])
}

function differs(
  member: DatabaseDifference['member'],
  written: string | number | undefined,
  real: string | number | undefined,
): DatabaseDifference | undefined {
  if (written === undefined || real === undefined || written === real) return undefined
  if (holdsUnknown(String(written)) || holdsUnknown(String(real))) return undefined
  return { member, written, real }
}

/** The engine as links name it. */
function familyOf(database: DescribedDatabase): 'postgres' | 'mysql' | 'mariadb' | undefined {
  const engine = textOf(database, database.kind === 'proxy' ? 'EngineFamily' : 'Engine')?.toLowerCase() ?? ''
  if (engine.includes('postgres')) return 'postgres'
  if (engine.includes('mariadb')) return 'mariadb'
  return engine.includes('mysql') ? 'mysql' : undefined
}

/** MariaDB speaks the protocol of MySQL, and a proxy has one family for both. */
function isOfFamily(engine: string, family: 'postgres' | 'mysql' | 'mariadb'): boolean {
  return family === 'postgres' ? engine.includes('postgres') : /mysql|mariadb/.test(engine)
}
