// The login to MySQL and MariaDB: mysql2, which starts TLS itself. What it leaves open is closed here: it would send a
// token in plain text to a server without TLS, does not look at names unless told, and never does for an address.

import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import mysql, { type AuthPlugin, type Connection, type ConnectionOptions } from 'mysql2'
import { type Asking, PeerFailure } from '../ask-peer.ts'
import { isFor, namesIn } from '../network/certificates.ts'
import { dial } from '../network/dial.ts'
import { earlyData, noTls, otherName } from '../network/open-secured.ts'
import type { Endpoint } from '../network/ports.ts'
import { systemError } from '../system-error.ts'
import { closed } from '../wire/wire.ts'
import { guardStream } from './guard-stream.ts'
import { readMysqlFacts } from './mysql-facts.ts'
import { noToken } from './no-token.ts'
import type { LoginFacts, LoginName, Secret, Trust } from './ports.ts'

/** Throws `PeerFailure` or an error of Node. */
export async function logInMysql(
  endpoint: Endpoint,
  as: LoginName & Trust & { readonly token: Secret },
  asking: Asking,
): Promise<LoginFacts> {
  const socket = await dial(endpoint, asking)
  asking.await(`the login of ${as.user}`)
  return new Promise((resolve, reject) => {
    const door: Door = { host: endpoint.host, token: as.token, tokenTaken: false }
    const connection = mysql.createConnection(optionsFor(endpoint, as, socket, door, asking))
    const streamOf = () => (connection as unknown as { readonly stream: Socket | TLSSocket }).stream
    asking.holds({
      destroy: () => {
        connection.destroy()
        streamOf().destroy()
      },
      on: (event, listener) => connection.on(event, listener),
    })
    guardStream(socket, {
      fail: reject,
      inspect: onlyGreeting(),
      handed: once(() => {
        const secured = streamOf()
        if (secured === socket) return false
        guardStream(secured, { fail: reject })
        // mysql2 writes a code of its own over the one that says what is wrong.
        secured.prependListener('error', error => reject(tlsFailure(error)))
        return true
      }),
    })
    connectAndRead(connection, door, asking).then(resolve, error => reject(asFailure(error)))
  })
}

/** Until it has done what it is for. */
function once(act: () => boolean): () => void {
  let done = false
  return () => {
    if (!done) done = act()
  }
}

/** Before TLS, a server says one thing. mysql2 would take what comes along with it for an answer to the login. */
function onlyGreeting(): (chunk: Buffer) => PeerFailure | undefined {
  let came = Buffer.alloc(0)
  return chunk => {
    came = Buffer.concat([came, chunk])
    if (came.length < 4 || came.length <= 4 + came.readUIntLE(0, 3)) return undefined
    return earlyData()
  }
}

interface Door {
  readonly host: string
  readonly token: Secret
  tokenTaken: boolean
}

function optionsFor(
  { host, port }: Endpoint,
  { ca, user, database }: LoginName & Trust,
  socket: Socket,
  door: Door,
  { timeoutMs }: Asking,
): ConnectionOptions {
  return {
    host,
    port,
    user,
    ...(database !== undefined && { database }),
    stream: () => socket,
    connectTimeout: timeoutMs,
    ssl: { ca: [...ca.pem], rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' },
    // No password: what mysql2 does not have, it cannot give to another plugin or show in an error.
    authPlugins: {
      mysql_clear_password: giveTokenOverVerifiedTls(door),
      ...Object.fromEntries(otherPlugins.map(name => [name, refuse(name)])),
    },
    flags: ['-LOCAL_FILES'],
    dateStrings: true,
  } as ConnectionOptions
}

const otherPlugins = [
  'mysql_native_password',
  'caching_sha2_password',
  'sha256_password',
  'client_ed25519',
  'dialog',
]

function giveTokenOverVerifiedTls(door: Door): AuthPlugin {
  return ({ connection }) =>
    () => {
      const { stream } = connection as unknown as { readonly stream: TLSSocket }
      const certificate = stream.encrypted && stream.authorized ? stream.getPeerX509Certificate() : undefined
      if (!certificate)
        throw new PeerFailure('tls', 'NOT_VERIFIED', 'the server asks for a token before TLS is verified')
      if (!isFor(door.host, certificate)) throw otherName(door.host, namesIn(certificate))
      door.tokenTaken = true
      return Buffer.from(`${door.token.reveal()}\0`)
    }
}

function refuse(plugin: string): AuthPlugin {
  return () => () => {
    throw noToken(plugin)
  }
}

async function connectAndRead(connection: Connection, door: Door, asking: Asking): Promise<LoginFacts> {
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject)
    connection.connect(error => (error ? reject(error) : resolve()))
  })
  asking.await('what the session says of itself')
  const { stream } = connection as unknown as { readonly stream: TLSSocket }
  const overTls = { protocol: stream.getProtocol() ?? 'unknown', cipher: stream.getCipher().standardName }
  const ask = (sql: string) =>
    new Promise<readonly Record<string, unknown>[]>((resolve, reject) => {
      connection.query(sql, (error, rows) =>
        error ? reject(error) : resolve(rows as Record<string, unknown>[]),
      )
    })
  await ask('start transaction read only')
  const facts = await readMysqlFacts(ask)
  await ask('rollback')
  await new Promise<void>(resolve => connection.end(() => resolve()))
  return { ...facts, tokenTaken: door.tokenTaken, overTls }
}

function tlsFailure(error: Error): PeerFailure {
  const { kind, code, message } = systemError(error)
  return new PeerFailure(kind, code, message)
}

/** Takes the number, the text and nothing else: errors of mysql2 hold statements and packets. */
function asFailure(error: unknown): unknown {
  if (error instanceof PeerFailure || !(error instanceof Error)) return error
  const { errno, code, message } = error as Error & { readonly errno?: number; readonly code?: string }
  if (typeof errno === 'number' && errno > 0) return new PeerFailure('refused', String(errno), message)
  switch (code) {
    case 'HANDSHAKE_NO_SSL_SUPPORT':
      return noTls()
    case 'HANDSHAKE_SSL_ERROR':
      return new PeerFailure('tls', code, message)
    case 'AUTH_SWITCH_PLUGIN_ERROR':
      return noToken(/unknown plugin (\w+)/.exec(message)?.[1] ?? 'something else')
    case 'PROTOCOL_CONNECTION_LOST':
      return closed()
    default:
      return error
  }
}
