// A connection to a database in TLS, started as its engine wants it, with a verdict on its certificate. Nothing is sent
// after the handshake: whether to go on is for the caller to decide.

import type { Socket } from 'node:net'
import { isIP } from 'node:net'
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls'
import { type Asking, PeerFailure } from '../ask-peer.ts'
import { type Greeting, tlsRequest as mysqlTlsRequest, readGreeting } from '../wire/mysql-packets.ts'
import {
  notPostgres,
  tlsRequest as postgresTlsRequest,
  readRest,
  refusalOf,
} from '../wire/postgres-messages.ts'
import { closed, Wire } from '../wire/wire.ts'
import { dial } from './dial.ts'
import { judgeTls } from './judge-tls.ts'
import type { CaBundle, Endpoint, TlsFacts } from './ports.ts'

export interface Secured {
  readonly stream: TLSSocket
  readonly facts: TlsFacts
  /** Of MySQL and MariaDB, which speak first. */
  readonly greeting?: Greeting
}

/** Throws `PeerFailure` or an error of Node. */
export async function openSecured(endpoint: Endpoint, ca: CaBundle, asking: Asking): Promise<Secured> {
  const socket = await dial(endpoint, asking)
  const wire = new Wire(socket)
  const greeting =
    endpoint.engine === 'postgres'
      ? await startPostgres(socket, wire, asking)
      : await startMysql(socket, wire, asking)
  if (wire.early.length > 0) throw earlyData()
  wire.release()
  asking.await('the TLS handshake')
  const stream = await handshake(socket, endpoint.host, ca, asking)
  const facts = judgeTls(stream, endpoint.host, Date.now())
  return {
    stream,
    facts: { ...facts, ...(greeting && { serverVersion: greeting.serverVersion }) },
    ...(greeting && { greeting }),
  }
}

/** The same, and only with a certificate that is trusted and for this host. Throws a `PeerFailure` of kind `tls`. */
export async function openVerified(endpoint: Endpoint, ca: CaBundle, asking: Asking): Promise<Secured> {
  const secured = await openSecured(endpoint, ca, asking)
  const { verified, hostMatches, names } = secured.facts
  if (verified !== true) throw new PeerFailure('tls', verified.code, verified.message)
  if (!hostMatches) throw otherName(endpoint.host, names)
  return secured
}

/** The code is Node's. */
export function otherName(host: string, names: readonly string[]): PeerFailure {
  return new PeerFailure(
    'tls',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    `the certificate is for ${names.join(', ') || 'no name'}, not for ${host}`,
  )
}

/** Throws `PeerFailure`. */
async function startPostgres(socket: Socket, wire: Wire, asking: Asking): Promise<undefined> {
  asking.await('the answer to the request for TLS')
  socket.write(postgresTlsRequest)
  const [answer = 0] = await wire.take(1)
  switch (String.fromCharCode(answer)) {
    case 'S':
      return undefined
    case 'N':
      throw noTls()
    case 'E':
      throw refusalOf(await readRest(wire, answer))
    default:
      throw await notPostgres(wire, answer)
  }
}

/** Throws `PeerFailure`. */
async function startMysql(socket: Socket, wire: Wire, asking: Asking): Promise<Greeting> {
  asking.await('the greeting of MySQL')
  const greeting = await readGreeting(wire)
  if (!greeting.offersTls) throw noTls()
  socket.write(mysqlTlsRequest(greeting.sequence + 1))
  return greeting
}

/** Whoever can put bytes before the handshake must not have them taken for the server's (CVE-2021-23222). */
export function earlyData(): PeerFailure {
  return new PeerFailure('peer', 'EARLY_DATA', 'data came in plain text before the TLS handshake')
}

export function noTls(): PeerFailure {
  return new PeerFailure('tls', 'NO_TLS', 'the server does not offer TLS')
}

/** Reading some hundred authorities takes longer than a handshake; a run has several, all with the same. */
const contexts = new WeakMap<CaBundle, SecureContext>()

function contextOf(ca: CaBundle): SecureContext {
  const context = contexts.get(ca) ?? createSecureContext({ ca: [...ca.pem] })
  contexts.set(ca, context)
  return context
}

/** Goes through whatever the certificate is, so that what is wrong with it can be told. */
async function handshake(socket: Socket, host: string, ca: CaBundle, asking: Asking): Promise<TLSSocket> {
  const stream = asking.holds(
    connect({
      socket,
      secureContext: contextOf(ca),
      // An address is no server name (RFC 6066).
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    }),
  )
  await new Promise<void>((resolve, reject) => {
    stream.once('secureConnect', resolve)
    stream.once('error', reject)
    stream.once('close', () => reject(closed()))
  })
  return stream
}
