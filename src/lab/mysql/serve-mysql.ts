// The MySQL gate: greeting, TLS, and RDS's rules for who has to show what; an engine answers behind it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html

import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import type { LabEndpoint } from '../endpoints.ts'
import { ByteReader } from '../gate/byte-reader.ts'
import type { GateContext, LoginRecord, ServeConnection } from '../gate/gate.ts'
import { upgradeToTls } from '../gate/tls-upgrade.ts'
import { makeSalt, provesNativePassword } from './native-password.ts'
import {
  capabilities,
  errorPacket,
  type HandshakeResponse,
  type MysqlError,
  offered,
  type Packet,
  packet,
  readHandshakeResponse,
  readPacket,
  text,
} from './packets.ts'

/** What answers once somebody is logged in. */
export interface MysqlEngine {
  /** As the lab shows it. */
  readonly name: string
  /** Takes over a client that may come in: the engine itself says so, as packet number `sequence`. */
  attach(client: Duplex, reader: ByteReader, session: MysqlSession): void
}

export interface MysqlSession {
  readonly user: string
  /** Empty when the client asked for none. */
  readonly database: string
  readonly address: string
  readonly endpoint: LabEndpoint
  /** Undefined in plain text. */
  readonly tls: { readonly protocol: string; readonly cipher: string } | undefined
  /** What the client can do, as it said. */
  readonly flags: number
  /** MySQL's number of a collation. */
  readonly characterSet: number
  /** Of the answer to the login. */
  readonly sequence: number
}

export function serveMysql(engine: MysqlEngine): ServeConnection {
  return async (socket, context) => {
    const opened = await open(socket, context)
    const response = readHandshakeResponse(opened.packet.body)
    const attempt: Attempt = {
      ...opened,
      ...response,
      address: addressOf(socket),
      sequence: opened.packet.sequence + 1,
    }
    const verdict = await authenticate(attempt, context)
    if ('errno' in verdict) {
      attempt.stream.end(errorPacket(attempt.sequence + (verdict.later ?? 0), verdict))
      return
    }
    const { user, database, flags, characterSet, address } = attempt
    const { endpoint } = context
    const tls = tlsOf(attempt.stream)
    const session = {
      user,
      database,
      flags,
      characterSet,
      address,
      endpoint,
      tls,
      sequence: verdict.sequence,
    }
    // A session may last; only the handshake has a time limit.
    engine.attach(attempt.stream, attempt.reader, session)
  }
}

function tlsOf(stream: Duplex): MysqlSession['tls'] {
  if (!(stream instanceof TLSSocket)) return undefined
  return { protocol: stream.getProtocol() ?? '', cipher: stream.getCipher().standardName }
}

interface Opened {
  readonly stream: Duplex
  readonly reader: ByteReader
  readonly secure: boolean
  readonly salt: Buffer
  /** The handshake response. */
  readonly packet: Packet
}

async function open(socket: Socket, { tls, endpoint }: GateContext): Promise<Opened> {
  const salt = makeSalt()
  const reader = new ByteReader(socket)
  socket.write(greeting(endpoint, salt, tls !== undefined))
  const first = await readPacket(reader)
  const wantsTls = first.body.length >= 4 && (first.body.readUInt32LE(0) & capabilities.tls) !== 0
  if (!tls || !wantsTls) return { stream: socket, reader, secure: false, salt, packet: first }
  // The client's first TLS message may have come along with the packet that announced it.
  const stream = await upgradeToTls(socket, tls, reader.release())
  const secured = new ByteReader(stream)
  return { stream, reader: secured, secure: true, salt, packet: await readPacket(secured) }
}

const utf8mb4 = 45
let connections = 0

function greeting({ version }: LabEndpoint, salt: Buffer, tls: boolean): Buffer {
  const flags = tls ? offered : offered & ~capabilities.tls
  const id = Buffer.alloc(4)
  id.writeUInt32LE(++connections)
  return packet(
    0,
    Buffer.from([10]),
    text(version),
    id,
    salt.subarray(0, 8),
    Buffer.from([
      0,
      flags & 0xff,
      (flags >> 8) & 0xff,
      utf8mb4,
      2,
      0,
      (flags >> 16) & 0xff,
      flags >>> 24,
      21,
    ]),
    Buffer.alloc(10),
    salt.subarray(8),
    Buffer.from([0]),
    text('mysql_native_password'),
  )
}

interface Attempt extends Opened, HandshakeResponse {
  readonly address: string
  /** Of the next packet to the client. */
  readonly sequence: number
}

type Verdict = { readonly sequence: number } | (MysqlError & { readonly later?: number })

/** RDS's rules; the error to refuse with, or where the numbering of packets has got to. */
async function authenticate(attempt: Attempt, context: GateContext): Promise<Verdict> {
  const { secure, user } = attempt
  const { endpoint } = context
  if (!secure && endpoint.requireTls) {
    record(context, { user, by: 'nothing', accepted: false, why: 'no TLS' })
    return {
      errno: 3159,
      sqlState: 'HY000',
      message: 'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    }
  }
  const known = endpoint.engine.users.find(({ name }) => name === user)
  const byPlugin = known?.plugin === 'AWSAuthenticationPlugin'
  if (endpoint.proxy ? endpoint.iamAuth : byPlugin && endpoint.iamAuth) return checkToken(attempt, context)
  if (byPlugin && !endpoint.proxy) {
    record(context, { user, by: 'nothing', accepted: false, why: 'IAM logins are off' })
    return { errno: 1524, sqlState: 'HY000', message: "Plugin 'AWSAuthenticationPlugin' is not loaded" }
  }
  return checkPassword(attempt, context)
}

async function checkToken(attempt: Attempt, context: GateContext): Promise<Verdict> {
  const { stream, reader, user, sequence } = attempt
  if (!attempt.secure) {
    record(context, { user, by: 'nothing', accepted: false, why: 'no TLS' })
    return denied(attempt, false)
  }
  stream.write(
    packet(sequence, Buffer.from([0xfe]), text('mysql_clear_password'), attempt.salt, Buffer.from([0])),
  )
  const answer = await readPacket(reader)
  const verdict = context.judge.judge(context.endpoint, user, answer.body.subarray(0, -1).toString())
  const secretMissing = verdict.ok && lacksSecret(user, context.endpoint)
  const accepted = verdict.ok && !secretMissing
  const why = verdict.ok ? 'the proxy has no secret that works' : verdict.fault
  record(context, { user, by: 'token', accepted, ...(!accepted && { why }) })
  return accepted
    ? { sequence: answer.sequence + 1 }
    : { ...denied(attempt, true), later: answer.sequence + 1 - sequence }
}

/** A proxy logs in to the database with a secret, for a user that takes a password. */
function lacksSecret(user: string, { proxy, engine }: LabEndpoint): boolean {
  if (!proxy || proxy.endToEndIam) return false
  const known = engine.users.find(({ name }) => name === user)
  return !proxy.secrets.includes(user) || known?.password !== true
}

async function checkPassword(attempt: Attempt, context: GateContext): Promise<Verdict> {
  const { user, salt, sequence } = attempt
  const given = await nativeAnswer(attempt)
  const accepted = provesNativePassword(given.auth, context.passwordOf(user), salt)
  record(context, { user, by: 'password', accepted, ...(!accepted && { why: 'wrong or no password' }) })
  if (accepted) return { sequence: given.sequence }
  return { ...denied(attempt, given.auth.length > 0), later: given.sequence - sequence }
}

/** A client that began with another plugin is told which one this user has. */
async function nativeAnswer({ plugin, auth, stream, reader, salt, sequence }: Attempt) {
  if (plugin === '' || plugin === 'mysql_native_password') return { auth, sequence }
  stream.write(packet(sequence, Buffer.from([0xfe]), text('mysql_native_password'), salt, Buffer.from([0])))
  const answer = await readPacket(reader)
  return { auth: answer.body, sequence: answer.sequence + 1 }
}

function denied({ user, address }: Attempt, usingPassword: boolean): MysqlError {
  return {
    errno: 1045,
    sqlState: '28000',
    message: `Access denied for user '${user}'@'${address}' (using password: ${usingPassword ? 'YES' : 'NO'})`,
  }
}

function record({ endpoint, onLogin }: GateContext, login: Omit<LoginRecord, 'host'>): void {
  onLogin({ host: endpoint.host, ...login })
}

function addressOf({ remoteAddress = '127.0.0.1' }: Socket): string {
  return remoteAddress.replace('::ffff:', '')
}
