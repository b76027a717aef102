// A database endpoint on loopback: a listener that misbehaves as the world says, or lets the database's protocol speak.

import { createServer, type Server, type Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { Authority } from '../certificates.ts'
import type { LabEndpoint } from '../endpoints.ts'
import type { LoginJudge } from '../token/judge-login.ts'
import type { WireFault } from '../world.ts'
import { openBlackHole } from './black-hole.ts'
import { ConnectionEnded } from './byte-reader.ts'
import { makeSecureContext } from './tls-upgrade.ts'

/** One login, as the lab saw it; why it was refused is told nowhere else. */
export interface LoginRecord {
  readonly host: string
  readonly user: string
  readonly by: 'token' | 'password' | 'nothing'
  readonly accepted: boolean
  readonly why?: string
}

/** What the protocol of a database needs to know. */
export interface GateContext {
  readonly endpoint: LabEndpoint
  readonly judge: LoginJudge
  /** Undefined where TLS is not on offer. */
  readonly tls: SecureContext | undefined
  /** Undefined for users without a password. */
  passwordOf(user: string): string | undefined
  onLogin(record: LoginRecord): void
}

/** Serves one connection; returns when the session is set up or refused. */
export type ServeConnection = (socket: Socket, context: GateContext) => Promise<void>

export interface Gate {
  /** On 127.0.0.1. */
  readonly port: number
  close(): Promise<void>
}

export interface GateOptions extends Omit<GateContext, 'tls'> {
  readonly fault: WireFault | undefined
  readonly authority: Authority
  /** One that no client of the lab trusts. */
  readonly strangeAuthority: Authority
  /** Milliseconds until a client that does not finish its handshake is cut off. */
  readonly handshakeTimeoutMs: number
  readonly serve: ServeConnection
}

/** Nobody listens there: the port of a protocol that no system has run for decades. */
const deadPort = 1

export async function openGate(options: GateOptions): Promise<Gate> {
  if (options.fault === 'refused') return { port: deadPort, close: async () => {} }
  if (options.fault === 'blackHole') return openBlackHole()
  const sockets = new Set<Socket>()
  const context: GateContext = { ...options, tls: secureContextFor(options) }
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    receive(socket, context, options)
  })
  const port = await listen(server)
  return {
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function secureContextFor({
  fault,
  authority,
  strangeAuthority,
  endpoint,
}: GateOptions): SecureContext | undefined {
  switch (fault) {
    case 'noTls':
      return undefined
    case 'certificateExpired':
      return makeSecureContext(authority.issue(endpoint.host, 'expired'))
    case 'certificateOfOtherName':
      return makeSecureContext(authority.issue(`not-${endpoint.host}`))
    case 'certificateOfUnknownCa':
      return makeSecureContext(strangeAuthority.issue(endpoint.host))
    default:
      return makeSecureContext(authority.issue(endpoint.host))
  }
}

function receive(
  socket: Socket,
  context: GateContext,
  { fault, serve, handshakeTimeoutMs }: GateOptions,
): void {
  switch (fault) {
    case 'silent':
      socket.resume()
      return
    case 'closesEarly':
      socket.end()
      return
    case 'notADatabase':
      socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return
    case 'slow':
      slowDown(socket)
  }
  const timer = setTimeout(() => socket.destroy(), handshakeTimeoutMs)
  serve(socket, context)
    .catch(error => {
      socket.destroy()
      // A client that leaves is nothing unusual; anything else is a mistake of the lab, which its log has to show.
      if (!(error instanceof ConnectionEnded)) {
        context.onLogin({
          host: context.endpoint.host,
          user: '',
          by: 'nothing',
          accepted: false,
          why: String(error),
        })
      }
    })
    .finally(() => clearTimeout(timer))
}

const slowMs = 150

/** Everything that is written goes out later. */
function slowDown(socket: Socket): void {
  const write = socket._write.bind(socket)
  socket._write = (chunk, encoding, done) => {
    setTimeout(() => write(chunk, encoding, done), slowMs)
  }
  socket._writev = null as never
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return address.port
}
