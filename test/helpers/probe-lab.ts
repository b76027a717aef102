// What probes take, made from a lab or from a server of the test's own.

import { createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import type { WorldLink } from '../../src/lab/world.ts'
import type { Secret } from '../../src/live/database/ports.ts'
import type { CaBundle, Endpoint } from '../../src/live/network/ports.ts'
import { addressOf } from './walk-link.ts'

export function endpointOf(lab: Lab, { host, port, engine }: WorldLink): Endpoint {
  return { host, port, engine, connectTo: addressOf(lab, { host, port }) }
}

export function trusting(...pem: readonly string[]): CaBundle {
  return { pem, from: 'the test', remarks: [] }
}

export function secretOf(text: string): Secret {
  return { reveal: () => text }
}

/** Long enough that only a hanging probe waits for it. */
export const patient = { timeoutMs: 20_000 }

/** A server of raw sockets, gone after the test. */
export async function serveRaw(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>(resolve => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return portOf(server)
}

function portOf(server: Server): number {
  return (server.address() as { readonly port: number }).port
}

/** An endpoint of this name, dialled on loopback. */
export function endpointAt(port: number, engine: Endpoint['engine'], host = 'db.example.com'): Endpoint {
  return { host, port: engine === 'postgres' ? 5432 : 3306, engine, connectTo: { host: '127.0.0.1', port } }
}
