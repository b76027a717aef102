// A real PostgreSQL for one run, reachable by a socket in a folder of its own only. The gate in front of it does what
// RDS does with logins, so this server trusts whoever reaches it.

import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { makePlace, type PrivateServer, runToEnd, type ServerPlace, startServer } from '../private-server.ts'
import { type DatabaseUser, mayUse, type WorldDatabase } from '../world.ts'
import type { PostgresBinaries } from './binaries.ts'
import type { PostgresEngine } from './serve-postgres.ts'

export interface RealPostgres extends PrivateServer {
  readonly engine: PostgresEngine
}

/** Throws when the server does not start; what it said is in the error. */
export async function startPostgres(
  { initdb, postgres }: PostgresBinaries,
  world: WorldDatabase,
): Promise<RealPostgres> {
  const place = makePlace()
  const { folder } = place
  try {
    const cluster = await makeCluster({ initdb, postgres }, place, setupOf(world))
    const server = await startServer({
      command: [postgres, '-D', cluster, '-k', folder, ...settings.flatMap(setting => ['-c', setting])],
      place,
      ready: /ready to accept connections/,
      fault: /FATAL:/,
      stopSignal: 'INT',
    })
    return { engine: engineAt(join(folder, '.s.PGSQL.5432')), stop: server.stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** An empty cluster that trusts everybody, and then what the statements say; gives its folder. */
export async function makeCluster(
  { initdb, postgres }: PostgresBinaries,
  place: ServerPlace,
  statements: readonly string[],
): Promise<string> {
  const cluster = join(place.folder, 'd')
  const flags = ['--auth=trust', '--no-sync', '--no-instructions', '--locale=C', '-E', 'UTF8']
  await runToEnd([initdb, '-D', cluster, '-U', 'rdsadmin', ...flags], { place })
  // A server in single-user mode takes one statement a line.
  const input = `${statements.join('\n')}\n`
  await runToEnd([postgres, '--single', '-F', '-D', cluster, 'postgres'], { input, fault: /ERROR:/, place })
  return cluster
}

const settings = [
  'listen_addresses=',
  'fsync=off',
  'shared_buffers=8MB',
  'max_connections=50',
  'logging_collector=off',
]

/** What makes the server one of RDS with the world's users. */
export function setupOf({ users, databases }: WorldDatabase): readonly string[] {
  const roles = ['rds_iam', 'rds_superuser'].filter(name => !users.some(user => user.name === name))
  return [
    ...roles.map(name => `create role ${name} nologin`),
    ...users.map(({ name, login = true }) => `create role ${quote(name)} ${login ? 'login' : 'nologin'}`),
    ...users.flatMap(({ name, memberOf = [] }: DatabaseUser) =>
      memberOf.map(role => `grant ${quote(role)} to ${quote(name)}`),
    ),
    ...databases.filter(name => name !== 'postgres').map(name => `create database ${quote(name)}`),
    ...databases.flatMap(name => privilegesOn(name, users)),
  ]
}

/** Everybody may connect until that is taken away. */
function privilegesOn(database: string, users: readonly DatabaseUser[]): readonly string[] {
  if (!users.some(user => !mayUse(user, database))) return []
  return [
    `revoke connect on database ${quote(database)} from public`,
    ...users
      .filter(user => mayUse(user, database))
      .map(({ name }) => `grant connect on database ${quote(database)} to ${quote(name)}`),
  ]
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function engineAt(path: string): PostgresEngine {
  return {
    name: 'PostgreSQL',
    attach: (client, { startup, early }) => {
      const server = connect(path)
      server.on('error', () => client.destroy())
      client.on('error', () => server.destroy())
      client.on('close', () => server.destroy())
      server.write(startup)
      if (early.length > 0) server.write(early)
      client.pipe(server)
      server.pipe(client)
      client.resume()
    },
    cancel: packet => {
      const server = connect(path)
      server.on('error', () => {})
      server.end(packet)
    },
  }
}
