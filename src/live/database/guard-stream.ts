// Drivers parse what a server sends inside event handlers, where nobody catches what they throw about garbage. Here it ends
// the connection instead of the process.

import type { Duplex } from 'node:stream'
import { PeerFailure } from '../ask-peer.ts'

/** A session of a few questions about itself is far shorter. */
const mostBytes = 1 << 20

export interface StreamGuard {
  /** Told what is wrong. */
  fail(failure: PeerFailure): void
  /** Looks at what came before it is handed out, and says what is wrong with it. */
  inspect?(chunk: Buffer): PeerFailure | undefined
  /** Told that a chunk was taken. */
  handed?(): void
}

/** Watches everything the stream hands out from now on. */
export function guardStream(stream: Duplex, { fail, inspect, handed }: StreamGuard): void {
  const emit = stream.emit.bind(stream) as (event: string | symbol, ...values: unknown[]) => boolean
  let total = 0
  const hand = (chunk: Buffer): PeerFailure | undefined => {
    total += chunk.length
    if (total > mostBytes) return new PeerFailure('peer', 'TOO_MUCH', 'the other side does not stop sending')
    const wrong = inspect?.(chunk)
    if (wrong) return wrong
    try {
      emit('data', chunk)
      handed?.()
      return undefined
    } catch {
      return new PeerFailure('peer', 'GARBAGE', 'what came is not of the protocol')
    }
  }
  stream.emit = ((event: string | symbol, ...values: unknown[]) => {
    if (event !== 'data') return emit(event, ...values)
    const wrong = hand(values[0] as Buffer)
    if (wrong) {
      fail(wrong)
      stream.destroy()
    }
    return true
  }) as Duplex['emit']
}
