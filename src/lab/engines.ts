// What answers behind the gates: one engine for each database of the world, real where it can be had.

import type { Family, LabEndpoint } from './endpoints.ts'
import type { ServeConnection } from './gate/gate.ts'
import { findMariadb } from './mysql/binaries.ts'
import { mysqlResponder } from './mysql/responder.ts'
import { serveMysql } from './mysql/serve-mysql.ts'
import { findPostgres } from './postgres/binaries.ts'
import { postgresResponder } from './postgres/responder.ts'
import { servePostgres } from './postgres/serve-postgres.ts'
import type { World, WorldDatabase } from './world.ts'

export interface Engines {
  /** By host. */
  readonly names: ReadonlyMap<string, string>
  readonly remarks: readonly string[]
  serve(endpoint: LabEndpoint): ServeConnection
  stop(): Promise<void>
}

export async function makeEngines(
  endpoints: readonly LabEndpoint[],
  world: World,
  wish: 'responder' | 'real',
): Promise<Engines> {
  const remarks: string[] = []
  const wanted = (family: Family) => {
    const ids = endpoints
      .filter(endpoint => endpoint.family === family)
      .map(({ engine }) => engine.resourceId)
    return wish === 'real' ? world.databases.filter(({ resourceId }) => ids.includes(resourceId)) : []
  }
  const [postgres, mysql] = await Promise.all([
    startAll(wanted('postgres'), findPostgres, postgresStarter, remarks),
    startAll(wanted('mysql'), findMariadb, mariadbStarter, remarks),
  ])
  const postgresFor = ({ engine }: LabEndpoint) =>
    postgres.get(engine.resourceId)?.engine ?? postgresResponder
  const mysqlFor = ({ engine }: LabEndpoint) => mysql.get(engine.resourceId)?.engine ?? mysqlResponder
  return {
    names: new Map(
      endpoints.map(endpoint => [
        endpoint.host,
        (endpoint.family === 'mysql' ? mysqlFor(endpoint) : postgresFor(endpoint)).name,
      ]),
    ),
    remarks,
    serve: endpoint =>
      endpoint.family === 'mysql' ? serveMysql(mysqlFor(endpoint)) : servePostgres(postgresFor(endpoint)),
    stop: async () => {
      await Promise.all([...postgres.values(), ...mysql.values()].map(server => server.stop()))
    },
  }
}

// What runs programs is loaded for real servers alone.
const postgresStarter = async () => (await import('./postgres/real-postgres.ts')).startPostgres
const mariadbStarter = async () => (await import('./mysql/real-mariadb.ts')).startMariadb

/** One server for each database, by resource id, where there is a program; why one did not start is a remark. */
async function startAll<Binaries, Server>(
  databases: readonly WorldDatabase[],
  find: () => Binaries | undefined,
  starter: () => Promise<(binaries: Binaries, database: WorldDatabase) => Promise<Server>>,
  remarks: string[],
): Promise<ReadonlyMap<string, Server>> {
  const servers = new Map<string, Server>()
  const binaries = databases.length > 0 ? find() : undefined
  if (!binaries) return servers
  const start = await starter()
  await Promise.all(
    databases.map(async database => {
      try {
        servers.set(database.resourceId, await start(binaries, database))
      } catch (error) {
        remarks.push(`${database.resourceId}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }),
  )
  return servers
}
