// Messages of PostgreSQL's protocol, version 3.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

import type { ByteReader } from '../gate/byte-reader.ts'
import { ConnectionEnded } from '../gate/byte-reader.ts'

export const codes = { cancel: 80877102, tls: 80877103, gss: 80877104, version3: 3 } as const

/** Longer startup packets are no startup packets: PostgreSQL's own limit. */
const longestStartup = 10_000
/** A token with a long session token inside is a few kilobytes. */
const longestPassword = 65_535

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

export function text(value: string): Buffer {
  return Buffer.from(`${value}\0`)
}

export function message(type: string, ...body: readonly Buffer[]): Buffer {
  const content = Buffer.concat(body)
  return Buffer.concat([Buffer.from(type), int32(content.length + 4), content])
}

export function authentication(code: number, ...body: readonly Buffer[]): Buffer {
  return message('R', int32(code), ...body)
}

export interface PgError {
  /** SQLSTATE. */
  readonly code: string
  readonly message: string
  readonly detail?: string
}

export function errorMessage({ code, message: said, detail }: PgError, severity: 'FATAL' | 'ERROR'): Buffer {
  const fields = { S: severity, V: severity, C: code, M: said, ...(detail !== undefined && { D: detail }) }
  return message(
    'E',
    ...Object.entries(fields).map(([field, value]) => text(field + value)),
    Buffer.from([0]),
  )
}

/** The first packet, or one of those before it: the whole packet and its code. */
export async function readStartup(
  reader: ByteReader,
): Promise<{ readonly packet: Buffer; readonly code: number }> {
  const head = await reader.take(4)
  const length = head.readInt32BE(0)
  if (length < 8 || length > longestStartup) throw new ConnectionEnded('no startup packet')
  const packet = Buffer.concat([head, await reader.take(length - 4)])
  return { packet, code: packet.readInt32BE(4) }
}

/** User, database and settings of a startup packet. */
export function readSettings(packet: Buffer): ReadonlyMap<string, string> {
  const words = packet.subarray(8).toString().split('\0')
  const settings = new Map<string, string>()
  for (let i = 0; i + 1 < words.length && words[i]; i += 2) settings.set(words[i] ?? '', words[i + 1] ?? '')
  return settings
}

/** The body of a password message, SASL answers among them. */
export async function readPassword(reader: ByteReader): Promise<Buffer> {
  const head = await reader.take(5)
  const length = head.readInt32BE(1) - 4
  if (head[0] !== 'p'.charCodeAt(0) || length < 0 || length > longestPassword) {
    throw new ConnectionEnded('a password message was expected')
  }
  return reader.take(length)
}
