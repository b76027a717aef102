// What answers behind the gate where no PostgreSQL is installed: a handful of queries about the session itself. It is
// no database, and says so.
// https://www.postgresql.org/docs/current/protocol-flow.html

import type { Duplex } from 'node:stream'
import { ByteReader, ConnectionEnded } from '../gate/byte-reader.ts'
import { mayUse } from '../world.ts'
import { type Asker, answerAboutSession, type Column, type Rows } from './answers.ts'
import { authentication, errorMessage, int16, int32, message, type PgError, text } from './messages.ts'
import type { PostgresEngine, PostgresSession } from './serve-postgres.ts'

export const postgresResponder: PostgresEngine = {
  name: 'built-in responder (not PostgreSQL)',
  attach: (client, session) => {
    serve(client, session).catch(() => client.destroy())
  },
  cancel: () => {},
}

/** `tag`: a command without rows, by the name under which it is completed. */
type Answer = Rows | { readonly tag: string } | PgError

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
    client.write(reply(type, type === 'Q' ? firstText(body) : prepared, { ...session, client }))
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

function reply(type: string, sql: string, asker: Asker): Buffer {
  switch (type) {
    case 'Q':
      return Buffer.concat([simple(answer(sql, asker)), ready()])
    case 'P':
      return message('1')
    case 'B':
      return message('2')
    case 'C':
      return message('3')
    case 'D':
      return describe(answer(sql, asker))
    case 'E':
      return execute(answer(sql, asker))
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

/** A statement without rows is not described when it was not prepared. */
function simple(found: Answer): Buffer {
  return 'tag' in found ? execute(found) : Buffer.concat([describe(found), execute(found)])
}

function describe(found: Answer): Buffer {
  if ('code' in found) return Buffer.alloc(0)
  if ('tag' in found) return message('n')
  const column = ({ name, type }: Column) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(objectIds[type]), int16(-1), int32(-1), int16(0)])
  return message('T', int16(found.columns.length), ...found.columns.map(column))
}

/** Of types, in PostgreSQL's own catalog. */
const objectIds = { boolean: 16, text: 25 } as const

function execute(found: Answer): Buffer {
  if ('code' in found) return errorMessage(found, 'ERROR')
  if ('tag' in found) return message('C', text(found.tag))
  const cell = (value: string) => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)])
  const rows = found.rows.map(row => message('D', int16(row.length), ...row.map(cell)))
  return Buffer.concat([...rows, message('C', text(`SELECT ${rows.length}`))])
}

function answer(sql: string, asker: Asker): Answer {
  const [command = ''] = /^\w+/.exec(sql.trim()) ?? []
  if (/^(begin|commit|rollback)$/i.test(command)) return { tag: command.toUpperCase() }
  return (
    answerAboutSession(sql, asker) ?? {
      code: '0A000',
      message:
        'this is the built-in responder of rdsaudit lab, not PostgreSQL: it answers questions about the session only',
    }
  )
}

function firstText(body: Buffer): string {
  return body.subarray(0, body.indexOf(0)).toString()
}

/** A parse message has the name of the statement first, then its text. */
function secondText(body: Buffer): string {
  return firstText(body.subarray(body.indexOf(0) + 1))
}
