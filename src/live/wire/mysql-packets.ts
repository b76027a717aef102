// As much of MySQL's protocol as comes before a login.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html

import { PeerFailure } from '../ask-peer.ts'
import { excerpt } from './postgres-messages.ts'
import type { Wire } from './wire.ts'

const capabilities = {
  longPassword: 1,
  connectWithDb: 1 << 3,
  protocol41: 1 << 9,
  tls: 1 << 11,
  transactions: 1 << 13,
  secureConnection: 1 << 15,
  pluginAuth: 1 << 19,
} as const

const utf8mb4 = 45
const longestPacket = 1 << 15
const longestOut = 1 << 24

/** What the server says first. */
export interface Greeting {
  readonly serverVersion: string
  readonly offersTls: boolean
  readonly sequence: number
}

interface Packet {
  readonly sequence: number
  readonly body: Buffer
}

/** Throws `PeerFailure` for what is no packet. */
export async function readPacket(wire: Wire): Promise<Packet> {
  const head = await wire.take(4)
  const length = head.readUIntLE(0, 3)
  if (length === 0 || length > longestPacket) throw notMysql(wire, head)
  return { sequence: head[3] ?? 0, body: await wire.take(length) }
}

/** Throws `PeerFailure`: the server's refusal in its words (1040, 1129 …), or who it is instead. */
export async function readGreeting(wire: Wire): Promise<Greeting> {
  const { sequence, body } = await readPacket(wire)
  if (body[0] === 0xff) throw refusalOf(body)
  const end = body.indexOf(0, 1)
  // Version of the protocol, version of the server, thread id, salt, filler; then the first half of the flags.
  const flagsAt = end + 1 + 4 + 8 + 1
  if (body[0] !== 10 || sequence !== 0 || end < 0 || body.length < flagsAt + 2) throw notMysql(wire, body)
  return {
    serverVersion: body.subarray(1, end).toString(),
    offersTls: (body.readUInt16LE(flagsAt) & capabilities.tls) !== 0,
    sequence,
  }
}

function notMysql(wire: Wire, start: Buffer): PeerFailure {
  const words = Buffer.concat([start, wire.early])
  return new PeerFailure(
    'peer',
    'NOT_A_DATABASE',
    `what answers there is not MySQL; it says ${excerpt(words)}`,
  )
}

/** Asks to go on in TLS: the head of a login that has not been written. */
export function tlsRequest(sequence: number): Buffer {
  return packet(sequence, loginHead(capabilities.tls))
}

/**
 * A login without a secret. It names a plugin that no user has, so that the server has to say which one this user's is;
 * had it named the user's own, the empty answer would be taken for a password, and refused.
 */
export function loginWithoutSecret(
  sequence: number,
  { user, database }: { readonly user: string; readonly database?: string },
  overTls: boolean,
): Buffer {
  const flags = (overTls ? capabilities.tls : 0) | (database ? capabilities.connectWithDb : 0)
  const names = [`${user}\0`, '\0', ...(database ? [`${database}\0`] : []), 'rdsaudit_asks_which\0']
  return packet(sequence, Buffer.concat([loginHead(flags), ...names.map(name => Buffer.from(name))]))
}

function loginHead(more: number): Buffer {
  const { longPassword, protocol41, transactions, secureConnection, pluginAuth } = capabilities
  const head = Buffer.alloc(32)
  head.writeUInt32LE(longPassword | protocol41 | transactions | secureConnection | pluginAuth | more, 0)
  head.writeUInt32LE(longestOut, 4)
  head[8] = utf8mb4
  return head
}

function packet(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUIntLE(body.length, 0, 3)
  head[3] = sequence & 0xff
  return Buffer.concat([head, body])
}

/** The server's refusal, in its words: the number that MySQL's documentation lists. */
export function refusalOf(body: Buffer): PeerFailure {
  if (body.length < 3) return new PeerFailure('peer', 'GARBAGE', 'an error without a number')
  const said = body
    .subarray(3)
    .toString()
    .replace(/^#.{5}/s, '')
  return new PeerFailure('refused', String(body.readUInt16LE(1)), said || 'an error without text')
}
