// A real MariaDB for one run, reachable by a socket in a folder of its own only. The gate in front of it does what RDS
// does with logins, so its users have no passwords.

import { readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { ByteReader } from '../gate/byte-reader.ts'
import { makePlace, type PrivateServer, runToEnd, type ServerPlace, startServer } from '../private-server.ts'
import type { WorldDatabase } from '../world.ts'
import type { MariadbBinaries } from './binaries.ts'
import { capabilities, lengthEncoded, offered, packet, readPacket, text } from './packets.ts'
import type { MysqlEngine, MysqlSession } from './serve-mysql.ts'

export interface RealMariadb extends PrivateServer {
  readonly engine: MysqlEngine
}

/** Throws when the server does not start; what it said is in the error. */
export async function startMariadb(binaries: MariadbBinaries, world: WorldDatabase): Promise<RealMariadb> {
  const place = makePlace()
  const socket = join(place.folder, 's')
  try {
    await makeTables(binaries, place, setupOf(world))
    const server = await startServer({
      command: [...commandOf(binaries, place), '--skip-networking', `--socket=${socket}`],
      place,
      ready: /ready for connections/,
      fault: /\[ERROR\] Aborting/,
      stopSignal: 'TERM',
    })
    return { engine: engineAt(socket), stop: server.stop }
  } catch (error) {
    rmSync(place.folder, { recursive: true, force: true })
    throw error
  }
}

/** Nothing of the machine's own configuration, and nothing written for keeps. */
export function commandOf({ mariadbd, share }: MariadbBinaries, { folder }: ServerPlace): readonly string[] {
  return [
    mariadbd,
    '--no-defaults',
    `--datadir=${join(folder, 'd')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--tmpdir=${folder}`,
    `--lc-messages-dir=${share}`,
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=8M',
    '--innodb-log-file-size=4M',
    '--max-connections=50',
  ]
}

/** The system tables, and then what the statements say. */
export async function makeTables(
  binaries: MariadbBinaries,
  place: ServerPlace,
  statements: readonly string[],
  flags: readonly string[] = [],
): Promise<void> {
  const files = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql']
  const input = [
    'create database if not exists mysql;',
    'use mysql;',
    ...files.map(name => readFileSync(join(binaries.share, name), 'utf8')),
    // Statements about users are refused until somebody has read the tables.
    'flush privileges;',
    ...statements,
  ].join('\n')
  await runToEnd(['/bin/mkdir', join(place.folder, 'd')], { place })
  await runToEnd([...commandOf(binaries, place), ...flags, '--bootstrap'], {
    input,
    fault: /\[ERROR\]|^ERROR:/m,
    place,
  })
}

function setupOf({ users, databases }: WorldDatabase): readonly string[] {
  return [
    ...databases.map(name => `create database if not exists ${identifier(name)};`),
    ...users.map(({ name }) => `create user ${quote(name)}@'%';`),
    ...users.flatMap(({ name, databases: own = databases }) =>
      own.map(
        database =>
          `grant select, insert, update, delete on ${identifier(database)}.* to ${quote(name)}@'%';`,
      ),
    ),
  ]
}

export function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

export function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

function engineAt(path: string): MysqlEngine {
  return {
    name: 'MariaDB',
    attach: (client, reader, session) => {
      hand(client, reader, session, path).catch(() => client.destroy())
    },
  }
}

/** Logs in to the server as the user that the gate let in, and joins both ends when the server agrees. */
async function hand(
  client: Parameters<MysqlEngine['attach']>[0],
  clientReader: ByteReader,
  session: MysqlSession,
  path: string,
): Promise<void> {
  const server = connect(path)
  server.on('error', () => client.destroy())
  client.on('error', () => server.destroy())
  client.on('close', () => server.destroy())
  const reader = new ByteReader(server)
  await readPacket(reader)
  server.write(answerTo(session))
  const verdict = await readPacket(reader)
  client.write(packet(session.sequence, verdict.body))
  if (verdict.body[0] !== 0) {
    client.end()
    server.destroy()
    return
  }
  const early = [reader.release(), clientReader.release()] as const
  if (early[0].length > 0) client.write(early[0])
  if (early[1].length > 0) server.write(early[1])
  client.pipe(server)
  server.pipe(client)
}

/** The client's own answer to the greeting, without what the gate has settled: TLS, the password, attributes. */
function answerTo({ user, database, flags, characterSet }: MysqlSession): Buffer {
  const settled = capabilities.tls | capabilities.connectAttributes | capabilities.lengthEncodedAuth
  const wanted = (flags & offered & ~settled) | capabilities.secureConnection
  const head = Buffer.alloc(32)
  head.writeUInt32LE(
    (database === '' ? wanted & ~capabilities.connectWithDb : wanted | capabilities.connectWithDb) >>> 0,
    0,
  )
  head.writeUInt32LE(0x0100_0000, 4)
  head[8] = characterSet
  return packet(
    1,
    head,
    text(user),
    lengthEncoded(0),
    ...(database === '' ? [] : [text(database)]),
    ...(wanted & capabilities.pluginAuth ? [text('mysql_native_password')] : []),
  )
}
