// As much of PostgreSQL's protocol as comes before a login.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

import { PeerFailure } from '../ask-peer.ts'
import type { Wire } from './wire.ts'

/** libpq takes no longer message before the login either. */
const longestMessage = 30_000

export const tlsRequest = words(8, 80877103)

/** The first message of a session. Version 3.0, which every server speaks. */
export function startup(user: string, database: string): Buffer {
  const settings = Buffer.from(`user\0${user}\0database\0${database}\0application_name\0rdsaudit\0\0`)
  return Buffer.concat([words(settings.length + 8, 3 << 16), settings])
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, 4 * index)
  return bytes
}

export interface PostgresMessage {
  /** One character: `R`, `E`, `N` … */
  readonly type: string
  readonly body: Buffer
}

/** Throws `PeerFailure` for what is no message. */
export async function readMessage(wire: Wire): Promise<PostgresMessage> {
  const [first = 0] = await wire.take(1)
  return readRest(wire, first)
}

/** The message that began with this byte. */
export async function readRest(wire: Wire, first: number): Promise<PostgresMessage> {
  const type = String.fromCharCode(first)
  if (!/[RENSKvZ]/.test(type)) throw await notPostgres(wire, first)
  const length = (await wire.take(4)).readInt32BE(0) - 4
  if (length < 0 || length > longestMessage)
    throw new PeerFailure('peer', 'GARBAGE', 'what came is no message of PostgreSQL')
  return { type, body: await wire.take(length) }
}

/** The server's refusal, in its words. */
export function refusalOf({ body }: PostgresMessage): PeerFailure {
  const fields = new Map(
    body
      .toString()
      .split('\0')
      .map(field => [field.slice(0, 1), field.slice(1)]),
  )
  const code = fields.get('C') ?? ''
  const isState = /^[0-9A-Z]{5}$/.test(code)
  const said = fields.get('M') ?? 'an error without text'
  return new PeerFailure(isState ? 'refused' : 'peer', isState ? code : 'GARBAGE', said)
}

/** Says who answers there instead, as far as its first words show it. */
export async function notPostgres(wire: Wire, first: number): Promise<PeerFailure> {
  // What follows the first byte usually came along with it.
  const words = Buffer.concat([Buffer.from([first]), wire.early])
  if (words[3] === 0 && words[4] === 10) {
    return new PeerFailure('peer', 'OTHER_ENGINE', 'MySQL or MariaDB answers there, not PostgreSQL')
  }
  return new PeerFailure(
    'peer',
    'NOT_A_DATABASE',
    `what answers there is not PostgreSQL; it says ${excerpt(words)}`,
  )
}

/** The first line of what a stranger said. */
export function excerpt(words: Buffer): string {
  const [line = ''] = words
    .subarray(0, 60)
    .toString('latin1')
    .split(/[\r\n]/)
  return /^[\x20-\x7e]+$/.test(line) ? `“${line}”` : `${words.length} bytes that are no text`
}
