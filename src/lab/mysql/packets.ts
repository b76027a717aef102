// Packets of MySQL's protocol.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html

import { type ByteReader, ConnectionEnded } from '../gate/byte-reader.ts'

export const capabilities = {
  longPassword: 1,
  longFlag: 1 << 2,
  connectWithDb: 1 << 3,
  protocol41: 1 << 9,
  tls: 1 << 11,
  transactions: 1 << 13,
  secureConnection: 1 << 15,
  multiResults: 1 << 17,
  pluginAuth: 1 << 19,
  connectAttributes: 1 << 20,
  lengthEncodedAuth: 1 << 21,
} as const

/** All of them, which the gate offers to clients. */
export const offered = Object.values(capabilities).reduce((all, flag) => all | flag, 0)

/** No packet of a login or of a question about the session is longer. */
const longestPacket = 1 << 20

export interface Packet {
  readonly sequence: number
  readonly body: Buffer
}

/** Throws `ConnectionEnded`. */
export async function readPacket(reader: ByteReader): Promise<Packet> {
  const head = await reader.take(4)
  const length = head.readUIntLE(0, 3)
  if (length > longestPacket) throw new ConnectionEnded('no packet of the protocol')
  return { sequence: head[3] ?? 0, body: await reader.take(length) }
}

export function packet(sequence: number, ...body: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(body)
  const head = Buffer.alloc(4)
  head.writeUIntLE(content.length, 0, 3)
  head[3] = sequence & 0xff
  return Buffer.concat([head, content])
}

export function text(value: string): Buffer {
  return Buffer.from(`${value}\0`)
}

/** A number before what it is the length of. */
export function lengthEncoded(value: number): Buffer {
  if (value < 251) return Buffer.from([value])
  const bytes = Buffer.alloc(value < 65_536 ? 3 : 4)
  bytes[0] = value < 65_536 ? 0xfc : 0xfd
  bytes.writeUIntLE(value, 1, bytes.length - 1)
  return bytes
}

export function lengthEncodedText(value: string): Buffer {
  return Buffer.concat([lengthEncoded(Buffer.byteLength(value)), Buffer.from(value)])
}

export interface MysqlError {
  readonly errno: number
  readonly sqlState: string
  readonly message: string
}

export function errorPacket(sequence: number, { errno, sqlState, message }: MysqlError): Buffer {
  return packet(
    sequence,
    Buffer.from([0xff, errno & 0xff, errno >> 8]),
    Buffer.from(`#${sqlState}${message}`),
  )
}

/** Nothing affected, autocommit on. */
export function okPacket(sequence: number): Buffer {
  return packet(sequence, Buffer.from([0, 0, 0, 2, 0, 0, 0]))
}

export function endOfRows(sequence: number): Buffer {
  return packet(sequence, Buffer.from([0xfe, 0, 0, 2, 0]))
}

/** What the client answers to the greeting. */
export interface HandshakeResponse {
  /** Of `capabilities`, and others. */
  readonly flags: number
  readonly characterSet: number
  readonly user: string
  readonly auth: Buffer
  readonly database: string
  readonly plugin: string
}

/** Throws `ConnectionEnded` for bytes that are none. */
export function readHandshakeResponse(body: Buffer): HandshakeResponse {
  const flags = body.length >= 32 ? body.readUInt32LE(0) : 0
  if ((flags & capabilities.protocol41) === 0) throw new ConnectionEnded('no handshake response')
  let at = 32
  const untilZero = () => {
    const end = body.indexOf(0, at)
    if (end < 0) throw new ConnectionEnded('a name without end')
    const name = body.subarray(at, end).toString()
    at = end + 1
    return name
  }
  const user = untilZero()
  let length = body[at++] ?? 0
  if (length === 0xfc) {
    length = body.readUInt16LE(at)
    at += 2
  }
  const auth = body.subarray(at, at + length)
  at += length
  const database = flags & capabilities.connectWithDb ? untilZero() : ''
  const plugin = flags & capabilities.pluginAuth ? untilZero() : ''
  return { flags, characterSet: body[8] ?? 0, user, auth, database, plugin }
}
