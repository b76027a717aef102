// A real PostgreSQL for one run, reachable by a socket in a folder of its own only. The gate in front of it does what
// RDS does with logins, so this server trusts whoever reaches it.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DatabaseUser, WorldDatabase } from '../world.ts'
import type { PostgresBinaries } from './binaries.ts'
import type { PostgresEngine } from './serve-postgres.ts'

export interface RealPostgres {
  readonly engine: PostgresEngine
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root; nobody owns anything under this id, and it has an entry in every passwd. */
const nobody = { uid: 65_534, gid: 65_534 }

/** Throws when the server does not start; what it said is in the error. */
export async function startPostgres(
  { initdb, postgres }: PostgresBinaries,
  world: WorldDatabase,
): Promise<RealPostgres> {
  // Paths of sockets are limited to about a hundred bytes.
  const folder = mkdtempSync(join(tmpdir(), 'rdslab-'))
  const owner = statSync(folder).uid === 0 ? nobody : undefined
  if (owner) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o700)
  const cluster = join(folder, 'd')
  const options = { ...owner, cwd: folder, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } }
  try {
    const flags = ['--auth=trust', '--no-sync', '--no-instructions', '--locale=C', '-E', 'UTF8']
    await promisify(execFile)(initdb, ['-D', cluster, '-U', 'rdsadmin', ...flags], options)
    await runSetup(postgres, cluster, setupOf(world), options)
    const server = await startServer(postgres, cluster, folder, options)
    const socket = join(folder, '.s.PGSQL.5432')
    return { engine: engineAt(socket), stop: () => stopServer(server, folder) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

type Options = {
  readonly cwd: string
  readonly env: Record<string, string>
  readonly uid?: number
  readonly gid?: number
}

/** A server in single-user mode takes one statement a line. */
async function runSetup(
  postgres: string,
  cluster: string,
  statements: readonly string[],
  options: Options,
): Promise<void> {
  const child = spawn(postgres, ['--single', '-F', '-D', cluster, 'postgres'], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  child.stdout.resume()
  child.stdin.end(`${statements.join('\n')}\n`)
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0 || /ERROR:/.test(said)) throw new Error(`PostgreSQL could not be set up:\n${said}`)
}

/** What makes the server one of RDS with the world's users. */
function setupOf({ users, databases }: WorldDatabase): readonly string[] {
  const roles = ['rds_iam', 'rds_superuser'].filter(name => !users.some(user => user.name === name))
  return [
    ...roles.map(name => `create role ${name} nologin`),
    ...users.map(({ name, login = true }) => `create role ${quote(name)} ${login ? 'login' : 'nologin'}`),
    ...users.flatMap(({ name, memberOf = [] }: DatabaseUser) =>
      memberOf.map(role => `grant ${quote(role)} to ${quote(name)}`),
    ),
    ...databases.filter(name => name !== 'postgres').map(name => `create database ${quote(name)}`),
  ]
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

// A shell stands between: it lives on when this process is killed, sees its input end, and takes the server along.
const watchdog =
  '"$0" "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$FOLDER"'

async function startServer(
  postgres: string,
  cluster: string,
  folder: string,
  options: Options,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=',
    'fsync=off',
    'shared_buffers=8MB',
    'max_connections=50',
    'logging_collector=off',
  ]
  const flags = ['-D', cluster, '-k', folder, ...settings.flatMap(setting => ['-c', setting])]
  const server = spawn('/bin/sh', ['-c', watchdog, postgres, ...flags], {
    ...options,
    env: { ...options.env, FOLDER: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C of a terminal is for this process, which then stops the server.
    detached: true,
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', chunk => {
      said += chunk
      if (/ready to accept connections/.test(said)) resolve()
      if (/FATAL:/.test(said)) reject(new Error(`PostgreSQL did not start:\n${said}`))
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
  server.stderr?.removeAllListeners('data').resume()
  // The server alone does not keep this process alive.
  server.unref()
  return server
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise(resolve => server.once('exit', resolve))
  server.ref()
  server.stdin?.end()
  await gone
  rmSync(folder, { recursive: true, force: true })
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
