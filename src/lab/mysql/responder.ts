// What answers behind the MySQL gate: a handful of queries about the session itself. It is no database, and says so.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_command_phase.html

import type { Duplex } from 'node:stream'
import type { ByteReader } from '../gate/byte-reader.ts'
import { readSelect } from '../gate/select-list.ts'
import { mayUse } from '../world.ts'
import {
  endOfRows,
  errorPacket,
  lengthEncoded,
  lengthEncodedText,
  type MysqlError,
  okPacket,
  packet,
  readPacket,
} from './packets.ts'
import type { MysqlEngine, MysqlSession } from './serve-mysql.ts'

export const mysqlResponder: MysqlEngine = {
  name: 'built-in responder (not MySQL)',
  attach: (client, reader, session) => {
    answerQueries(client, reader, session).catch(() => client.destroy())
  },
}

const commands = { quit: 1, initDb: 2, query: 3, ping: 14 } as const

/** Serves until the client leaves. */
async function answerQueries(stream: Duplex, reader: ByteReader, session: MysqlSession): Promise<void> {
  const { sequence } = session
  const refusal = refusalOf(session)
  if (refusal) {
    stream.end(errorPacket(sequence, refusal))
    return
  }
  stream.write(okPacket(sequence))
  for (;;) {
    const { body } = await readPacket(reader)
    if (body[0] === commands.quit) {
      stream.end()
      return
    }
    if (body[0] === commands.query) stream.write(answer(body.subarray(1).toString(), session))
    else if (body[0] === commands.ping || body[0] === commands.initDb) stream.write(okPacket(1))
    else stream.write(errorPacket(1, { errno: 1047, sqlState: '08S01', message: 'Unknown command' }))
  }
}

/** A user may use the databases that it was given; what others there are, it is not told. */
function refusalOf({ user, database, endpoint }: MysqlSession): MysqlError | undefined {
  const { users, databases } = endpoint.engine
  const known = users.find(({ name }) => name === user)
  if (database === '' || (databases.includes(database) && (!known || mayUse(known, database))))
    return undefined
  return {
    errno: 1044,
    sqlState: '42000',
    message: `Access denied for user '${user}'@'%' to database '${database}'`,
  }
}

const notMysql: MysqlError = {
  errno: 1235,
  sqlState: '42000',
  message:
    'this is the built-in responder of rdsaudit lab, not MySQL: it answers questions about the session only',
}

function answer(sql: string, session: MysqlSession): Buffer {
  if (/^\s*(set|start transaction|rollback)\b/i.test(sql)) return okPacket(1)
  const shown = show(sql.trim().toLowerCase(), session)
  if (shown) return resultSet(...shown)
  const items = readSelect(sql)
  const values = items?.map(({ expression }) => valueFor(expression, session))
  if (!items || !values || values.includes(undefined)) return errorPacket(1, notMysql)
  return resultSet(
    items.map(({ name }) => name),
    [values.map(value => value ?? null)],
  )
}

type Rows = readonly (readonly (string | null)[])[]

function resultSet(names: readonly string[], rows: Rows): Buffer {
  const afterColumns = 2 + names.length
  return Buffer.concat([
    packet(1, lengthEncoded(names.length)),
    ...names.map((name, index) => columnPacket(2 + index, name)),
    endOfRows(afterColumns),
    ...rows.map((row, index) =>
      packet(
        afterColumns + 1 + index,
        ...row.map(value => (value === null ? Buffer.from([0xfb]) : lengthEncodedText(value))),
      ),
    ),
    endOfRows(afterColumns + 1 + rows.length),
  ])
}

/** What a user may see of itself: how it logs in, what it may do, whether TLS is in use. */
function show(sql: string, { user, endpoint, tls }: MysqlSession): [readonly string[], Rows] | undefined {
  const { users, databases } = endpoint.engine
  const account = `\`${user}\`@\`%\``
  if (sql === 'show create user current_user()') {
    const plugin = users.find(({ name }) => name === user)?.plugin ?? 'mysql_native_password'
    return [['CREATE USER'], [[`CREATE USER ${account} IDENTIFIED WITH '${plugin}' REQUIRE NONE`]]]
  }
  if (sql === 'show grants') {
    const ofDatabases = databases.map(
      name => `GRANT SELECT, INSERT, UPDATE, DELETE ON \`${name}\`.* TO ${account}`,
    )
    return [
      [`Grants for ${user}@%`],
      [`GRANT USAGE ON *.* TO ${account}`, ...ofDatabases].map(line => [line]),
    ]
  }
  if (!/^show session status where variable_name in \(/.test(sql)) return undefined
  const values = { Ssl_version: tls?.protocol ?? '', Ssl_cipher: tls?.cipher ?? '' }
  return [['Variable_name', 'Value'], Object.entries(values)]
}

/** A column of text in utf8mb4. */
function columnPacket(sequence: number, name: string): Buffer {
  const names = ['def', '', '', '', name, name].map(lengthEncodedText)
  return packet(sequence, ...names, Buffer.from([0x0c, 45, 0, 0, 4, 0, 0, 253, 0, 0, 0, 0, 0]))
}

/** Null is SQL's; undefined is what the responder does not know. */
function valueFor(
  expression: string,
  { user, database, address, endpoint }: MysqlSession,
): string | null | undefined {
  switch (expression) {
    case 'current_user':
    case 'current_user()':
      return `${user}@%`
    case 'user()':
      return `${user}@${address}`
    case 'database()':
      return database === '' ? null : database
    case 'version()':
    case '@@version':
      return `${endpoint.version}-rdsaudit-lab-responder`
    case '@@version_comment':
      return 'rdsaudit lab responder, in place of MySQL'
    case '@@global.read_only':
    case '@@global.innodb_read_only':
      return '0'
    case '@@hostname':
      return 'rdsaudit-lab'
    default:
      return /^\d+$/.test(expression) ? expression : undefined
  }
}
