// What answers behind the gates: one engine for each database of the world, real where it can be had.

import type { LabEndpoint } from './endpoints.ts'
import type { ServeConnection } from './gate/gate.ts'
import { serveMysql } from './mysql/serve-mysql.ts'
import { findPostgres } from './postgres/binaries.ts'
import { type RealPostgres, startPostgres } from './postgres/real-postgres.ts'
import { responder } from './postgres/responder.ts'
import { servePostgres } from './postgres/serve-postgres.ts'
import type { World } from './world.ts'

export interface Engines {
  /** By host. */
  readonly names: ReadonlyMap<string, string>
  readonly remarks: readonly string[]
  serve(endpoint: LabEndpoint): ServeConnection
  stop(): Promise<void>
}

const mysqlName = 'built-in responder (not MySQL)'

export async function makeEngines(
  endpoints: readonly LabEndpoint[],
  world: World,
  wish: 'responder' | 'real',
): Promise<Engines> {
  const remarks: string[] = []
  const servers =
    wish === 'real' ? await startServers(endpoints, world, remarks) : new Map<string, RealPostgres>()
  const postgresFor = ({ engine }: LabEndpoint) => servers.get(engine.resourceId)?.engine ?? responder
  return {
    names: new Map(
      endpoints.map(endpoint => [
        endpoint.host,
        endpoint.family === 'mysql' ? mysqlName : postgresFor(endpoint).name,
      ]),
    ),
    remarks,
    serve: endpoint => (endpoint.family === 'mysql' ? serveMysql : servePostgres(postgresFor(endpoint))),
    stop: async () => {
      await Promise.all([...servers.values()].map(server => server.stop()))
    },
  }
}

async function startServers(
  endpoints: readonly LabEndpoint[],
  world: World,
  remarks: string[],
): Promise<ReadonlyMap<string, RealPostgres>> {
  const wanted = new Set(
    endpoints.filter(({ family }) => family === 'postgres').map(({ engine }) => engine.resourceId),
  )
  const binaries = wanted.size > 0 ? findPostgres() : undefined
  const servers = new Map<string, RealPostgres>()
  if (!binaries) return servers
  for (const database of world.databases.filter(({ resourceId }) => wanted.has(resourceId))) {
    try {
      servers.set(database.resourceId, await startPostgres(binaries, database))
    } catch (error) {
      remarks.push(`${database.resourceId}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return servers
}
