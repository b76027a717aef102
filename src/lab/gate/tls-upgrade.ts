// A connection that begins in plain text and goes on in TLS.

import type { Socket } from 'node:net'
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls'
import type { Certificate } from '../certificates.ts'
import { ConnectionEnded } from './byte-reader.ts'

export function makeSecureContext({ cert, key }: Certificate): SecureContext {
  return createSecureContext({ cert, key })
}

/** Throws `ConnectionEnded` when the client leaves or will not go on, as it does for a certificate it does not trust. */
export async function upgradeToTls(
  socket: Socket,
  secureContext: SecureContext,
  early: Buffer,
): Promise<TLSSocket> {
  if (early.length > 0) socket.unshift(early)
  const secured = new TLSSocket(socket, { isServer: true, secureContext })
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new ConnectionEnded('no TLS connection came about'))
    secured.once('secure', resolve)
    secured.once('error', fail)
    secured.once('close', fail)
  })
  secured.on('error', () => secured.destroy())
  return secured
}
