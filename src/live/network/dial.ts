// Opens the TCP connection to an endpoint, or to where `connectTo` sends it.

import { connect, type Socket } from 'node:net'
import type { Asking } from '../ask-peer.ts'
import { closed } from '../wire/wire.ts'
import type { Endpoint } from './ports.ts'

/** Throws Node's errors: ECONNREFUSED, ENOTFOUND, EHOSTUNREACH … */
export async function dial({ host, port, connectTo }: Endpoint, asking: Asking): Promise<Socket> {
  const target = connectTo ?? { host, port }
  asking.await(`a connection to ${target.host}:${target.port}`)
  const socket = asking.holds(
    connect({
      ...target,
      noDelay: true,
      // Node gives each of several addresses a quarter of a second, too little for a tunnel across the world.
      autoSelectFamilyAttemptTimeout: Math.max(minAttemptMs, Math.floor(asking.timeoutMs / 3)),
    }),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
    socket.once('close', () => reject(closed()))
  })
  return socket
}

const minAttemptMs = 250
