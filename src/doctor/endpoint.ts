// The endpoint of a link as probes want it.

import type { Endpoint } from '../live/network/ports.ts'
import type { WalkedDatabase } from './walked-link.ts'

export function endpointOf({ host, port, engine, connectTo }: WalkedDatabase): Endpoint {
  return { host, port, engine, ...(connectTo && { connectTo }) }
}

/** For drivers: whom to log in as, and where. */
export function loginNameOf({ user, name }: WalkedDatabase): {
  readonly user: string
  readonly database?: string
} {
  return { user, ...(name !== undefined && { database: name }) }
}
