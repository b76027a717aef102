// The PostgreSQL gate: TLS, then RDS's order of rules for who has to show what, then an engine behind it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html

import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { isInRdsIam, type LabEndpoint } from '../endpoints.ts'
import { ByteReader, ConnectionEnded } from '../gate/byte-reader.ts'
import type { GateContext, LoginRecord, ServeConnection } from '../gate/gate.ts'
import { upgradeToTls } from '../gate/tls-upgrade.ts'
import {
  authentication,
  codes,
  errorMessage,
  int32,
  message,
  type PgError,
  readPassword,
  readSettings,
  readStartup,
} from './messages.ts'
import { judgeProxyLogin } from './proxy-logins.ts'
import { provesPassword } from './scram.ts'

/** What answers once somebody is logged in. */
export interface PostgresEngine {
  /** As the lab shows it. */
  readonly name: string
  /** Takes over a client that may come in: the engine itself says that it is authenticated. */
  attach(client: Duplex, session: PostgresSession): void
  /** Passes on a cancel request. */
  cancel(packet: Buffer): void
}

export interface PostgresSession {
  readonly user: string
  readonly database: string
  readonly endpoint: LabEndpoint
  /** The startup packet. */
  readonly startup: Buffer
  /** What the client sent after its last password message. */
  readonly early: Buffer
}

export function servePostgres(engine: PostgresEngine): ServeConnection {
  return async (socket, context) => {
    const opened = await open(socket, context, engine)
    if (!opened) return
    const { stream, reader, secure, startup } = opened
    const settings = readSettings(startup)
    const user = settings.get('user') ?? ''
    const database = settings.get('database') || user
    const refusal = await authenticate(
      { stream, reader, secure, user, database, address: addressOf(socket) },
      context,
    )
    if (refusal) {
      stream.end(errorMessage(refusal, 'FATAL'))
      return
    }
    engine.attach(stream, { user, database, startup, endpoint: context.endpoint, early: reader.release() })
  }
}

interface Opened {
  readonly stream: Duplex
  readonly reader: ByteReader
  readonly secure: boolean
  readonly startup: Buffer
}

/** Everything up to the startup packet; undefined when the connection was not one for a session. */
async function open(
  socket: Socket,
  { tls }: GateContext,
  engine: PostgresEngine,
): Promise<Opened | undefined> {
  let stream: Duplex = socket
  let reader = new ByteReader(socket)
  let secure = false
  for (;;) {
    const { packet, code } = await readStartup(reader)
    if (code === codes.tls && tls && !secure) {
      // Bytes sent before the handshake could be an attacker's (CVE-2021-23214).
      if (reader.release().length > 0) throw new ConnectionEnded('data before the TLS handshake')
      socket.write('S')
      stream = await upgradeToTls(socket, tls, Buffer.alloc(0))
      reader = new ByteReader(stream)
      secure = true
    } else if (code === codes.tls || code === codes.gss) {
      stream.write('N')
    } else if (code === codes.cancel) {
      engine.cancel(packet)
      stream.end()
      return undefined
    } else if (code >> 16 === codes.version3) {
      return { stream, reader, secure, startup: speakVersion30(packet, stream) }
    } else {
      stream.end(
        errorMessage(
          {
            code: '0A000',
            message: `unsupported frontend protocol ${code >> 16}.${code & 0xffff}: server supports 3.0 to 3.0`,
          },
          'FATAL',
        ),
      )
      return undefined
    }
  }
}

/** A client that can do more is told to do with 3.0. */
function speakVersion30(packet: Buffer, stream: Duplex): Buffer {
  const minor = packet.readInt16BE(6)
  if (minor === 0) return packet
  stream.write(message('v', int32(codes.version3 << 16), int32(0)))
  return Buffer.concat([packet.subarray(0, 4), int32(codes.version3 << 16), packet.subarray(8)])
}

interface Attempt extends Omit<Opened, 'startup'> {
  readonly user: string
  readonly database: string
  readonly address: string
}

/** RDS's rules, in its order; the error to refuse with, or undefined when the user may come in. */
async function authenticate(attempt: Attempt, context: GateContext): Promise<PgError | undefined> {
  const { secure, user } = attempt
  const { endpoint } = context
  if (endpoint.proxy) return judgeProxyLogin(attempt, context)
  const known = endpoint.engine.users.find(({ name }) => name === user)
  const takesToken = endpoint.iamAuth && known !== undefined && isInRdsIam(known, endpoint.engine.users)
  if (!secure && (takesToken || endpoint.requireTls)) return refuseWithoutTls(attempt, takesToken, context)
  return takesToken ? checkToken(attempt, context) : checkPassword(attempt, context)
}

function refuseWithoutTls(
  { address, user, database }: Attempt,
  takesToken: boolean,
  context: GateContext,
): PgError {
  record(context, { user, by: 'nothing', accepted: false, why: 'no TLS' })
  const rule = takesToken ? 'pg_hba.conf rejects connection' : 'no pg_hba.conf entry'
  return {
    code: '28000',
    message: `${rule} for host "${address}", user "${user}", database "${database}", no encryption`,
  }
}

async function checkToken(
  { stream, reader, user }: Attempt,
  context: GateContext,
): Promise<PgError | undefined> {
  const token = await askForToken(stream, reader)
  const verdict = context.judge.judge(context.endpoint, user, token)
  record(context, { user, by: 'token', accepted: verdict.ok, ...(!verdict.ok && { why: verdict.fault }) })
  return verdict.ok ? undefined : { code: '28000', message: `PAM authentication failed for user "${user}"` }
}

async function checkPassword(
  { stream, reader, user }: Attempt,
  context: GateContext,
): Promise<PgError | undefined> {
  const accepted = await provesPassword(stream, reader, context.passwordOf(user))
  record(context, { user, by: 'password', accepted, ...(!accepted && { why: 'wrong or no password' }) })
  return accepted
    ? undefined
    : { code: '28P01', message: `password authentication failed for user "${user}"` }
}

/** RDS asks for it in clear text, which the TLS connection protects. */
export async function askForToken(stream: Duplex, reader: ByteReader): Promise<string> {
  stream.write(authentication(3))
  return (await readPassword(reader)).subarray(0, -1).toString()
}

export function record({ endpoint, onLogin }: GateContext, login: Omit<LoginRecord, 'host'>): void {
  onLogin({ host: endpoint.host, ...login })
}

function addressOf({ remoteAddress = '127.0.0.1' }: Socket): string {
  return remoteAddress.replace('::ffff:', '')
}
