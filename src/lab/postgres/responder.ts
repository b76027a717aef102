// What answers behind the gate where no PostgreSQL is installed: a handful of queries about the session itself. It is
// no database, and says so.
// https://www.postgresql.org/docs/current/protocol-flow.html

import type { Duplex } from 'node:stream'
import { isInRdsIam } from '../endpoints.ts'
import { ByteReader, ConnectionEnded } from '../gate/byte-reader.ts'
import { readSelect } from '../gate/select-list.ts'
import { mayUse } from '../world.ts'
import { authentication, errorMessage, int16, int32, message, type PgError, text } from './messages.ts'
import type { PostgresEngine, PostgresSession } from './serve-postgres.ts'

export const postgresResponder: PostgresEngine = {
  name: 'built-in responder (not PostgreSQL)',
  attach: (client, session) => {
    serve(client, session).catch(() => client.destroy())
  },
  cancel: () => {},
}

type Answer = { readonly columns: readonly string[]; readonly row: readonly string[] } | PgError

/** No message of a session that asks only about itself is longer. */
const longestMessage = 1_000_000

async function serve(client: Duplex, session: PostgresSession): Promise<void> {
  const refusal = refusalOf(session)
  if (refusal) {
    client.end(errorMessage(refusal, 'FATAL'))
    return
  }
  if (session.early.length > 0) client.unshift(session.early)
  const reader = new ByteReader(client)
  client.resume()
  client.write(greeting(session))
  let prepared = ''
  for (;;) {
    const head = await reader.take(5)
    const type = String.fromCharCode(head[0] ?? 0)
    const length = head.readInt32BE(1) - 4
    if (length < 0 || length > longestMessage) throw new ConnectionEnded('no message of the protocol')
    const body = await reader.take(length)
    if (type === 'X') return void client.end()
    if (type === 'P') prepared = secondText(body)
    client.write(reply(type, type === 'Q' ? firstText(body) : prepared, session))
  }
}

/** What PostgreSQL itself would refuse after the password. */
function refusalOf({ user, database, endpoint }: PostgresSession): PgError | undefined {
  const { users, databases } = endpoint.engine
  const known = users.find(({ name }) => name === user)
  if (known?.login === false) return { code: '28000', message: `role "${user}" is not permitted to log in` }
  if (!databases.includes(database)) {
    return { code: '3D000', message: `database "${database}" does not exist` }
  }
  if (known === undefined || mayUse(known, database)) return undefined
  return {
    code: '42501',
    message: `permission denied for database "${database}"`,
    detail: 'User does not have CONNECT privilege.',
  }
}

function greeting({ endpoint }: PostgresSession): Buffer {
  const settings = {
    server_version: endpoint.version,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  }
  const parameters = Object.entries(settings).map(([name, value]) => message('S', text(name), text(value)))
  return Buffer.concat([authentication(0), ...parameters, message('K', int32(1), int32(1)), ready()])
}

function ready(): Buffer {
  return message('Z', Buffer.from('I'))
}

function reply(type: string, sql: string, session: PostgresSession): Buffer {
  switch (type) {
    case 'Q':
      return Buffer.concat([describe(answer(sql, session)), execute(answer(sql, session)), ready()])
    case 'P':
      return message('1')
    case 'B':
      return message('2')
    case 'C':
      return message('3')
    case 'D':
      return describe(answer(sql, session))
    case 'E':
      return execute(answer(sql, session))
    case 'S':
      return ready()
    case 'H':
      return Buffer.alloc(0)
    default:
      return errorMessage(
        { code: '08P01', message: `invalid frontend message type ${type.charCodeAt(0)}` },
        'ERROR',
      )
  }
}

function describe(found: Answer): Buffer {
  if ('code' in found) return Buffer.alloc(0)
  const column = (name: string) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(textType), int16(-1), int32(-1), int16(0)])
  return message('T', int16(found.columns.length), ...found.columns.map(column))
}

/** The object id of `text`. */
const textType = 25

function execute(found: Answer): Buffer {
  if ('code' in found) return errorMessage(found, 'ERROR')
  const values = found.row.map(value => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]))
  return Buffer.concat([message('D', int16(values.length), ...values), message('C', text('SELECT 1'))])
}

function answer(sql: string, session: PostgresSession): Answer {
  const items = readSelect(sql)
  const known = items?.map(({ expression }) => valueFor(expression, session))
  if (!items || !known || known.includes(undefined)) {
    return {
      code: '0A000',
      message:
        'this is the built-in responder of rdsaudit lab, not PostgreSQL: it answers questions about the session only',
    }
  }
  return { columns: items.map(({ name }) => nameOf(name)), row: known.map(String) }
}

/** PostgreSQL calls a column after its function, and one without a name so. */
function nameOf(expression: string): string {
  return /^(\w+)\(/.exec(expression)?.[1] ?? (/^\w*[a-z]\w*$/i.test(expression) ? expression : '?column?')
}

function valueFor(expression: string, { user, database, endpoint }: PostgresSession): string | undefined {
  const { users } = endpoint.engine
  switch (expression) {
    case 'current_user':
    case 'session_user':
    case 'user':
      return user
    case 'current_database()':
      return database
    case 'version()':
      return `rdsaudit lab responder, in place of PostgreSQL ${endpoint.version}`
    case "current_setting('server_version')":
      return endpoint.version
    case 'pg_is_in_recovery()':
      return 'f'
    case "pg_has_role(current_user,'rds_iam','member')":
      return users.some(known => known.name === user && isInRdsIam(known, users)) ? 't' : 'f'
    default:
      return /^\d+$/.test(expression) ? expression : undefined
  }
}

function firstText(body: Buffer): string {
  return body.subarray(0, body.indexOf(0)).toString()
}

/** A parse message has the name of the statement first, then its text. */
function secondText(body: Buffer): string {
  return firstText(body.subarray(body.indexOf(0) + 1))
}
