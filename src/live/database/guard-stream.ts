// Drivers parse what a server sends inside event handlers, where nobody catches what they throw about garbage. Here it ends
// the connection instead of the process.

import type { Duplex } from 'node:stream'
import { PeerFailure } from '../ask-peer.ts'

/** A session of a few questions about itself is far shorter. */
const mostBytes = 1 << 20

/** Watches everything the stream hands out from now on; `fail` is told what is wrong, `handed` that something was taken. */
export function guardStream(
  stream: Duplex,
  fail: (failure: PeerFailure) => void,
  handed: () => void = () => {},
): void {
  const emit = stream.emit.bind(stream) as (event: string | symbol, ...values: unknown[]) => boolean
  let total = 0
  const end = (failure: PeerFailure) => {
    fail(failure)
    stream.destroy()
    return true
  }
  stream.emit = ((event: string | symbol, ...values: unknown[]) => {
    if (event !== 'data') return emit(event, ...values)
    total += (values[0] as Buffer).length
    if (total > mostBytes) {
      return end(new PeerFailure('peer', 'TOO_MUCH', 'the other side does not stop sending'))
    }
    try {
      const heard = emit(event, ...values)
      handed()
      return heard
    } catch {
      return end(new PeerFailure('peer', 'GARBAGE', 'what came is not of the protocol'))
    }
  }) as Duplex['emit']
}
