// One question to a peer: its time limit, its cancelling, and the end of whatever was opened for it.

import type { Answer, FailureKind, Patience, PeerError } from './answer.ts'
import { systemError } from './system-error.ts'

/** Thrown inside a question; becomes its failed answer. */
export class PeerFailure extends Error {
  readonly error: PeerError

  constructor(kind: FailureKind, code: string, message: string) {
    super(message)
    this.name = 'PeerFailure'
    this.error = { kind, code, message }
  }
}

/** What a question has while it runs. */
export interface Asking {
  readonly timeoutMs: number
  /** Says what is being waited for, in words; a timeout tells it. */
  await(what: string): void
  /** Destroyed when the question ends, however it ends. */
  holds<S extends Destroyable>(held: S): S
}

interface Destroyable {
  destroy(): unknown
  on(event: 'error', listener: () => void): unknown
}

/** Asks; resolves in time whatever the peer does, and never rejects for it. */
export async function askPeer<T>(
  { timeoutMs, signal }: Patience,
  question: (asking: Asking) => Promise<T>,
): Promise<Answer<T>> {
  const started = Date.now()
  const tookMs = () => Date.now() - started
  const held: Destroyable[] = []
  let awaited = 'an answer'
  let stop: (failure: PeerFailure) => void = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = reject
  })
  const cancel = () => stop(new PeerFailure('cancelled', 'CANCELLED', 'cancelled'))
  const timer = setTimeout(
    () => stop(new PeerFailure('timeout', 'ETIMEDOUT', `waited ${timeoutMs} ms for ${awaited}`)),
    timeoutMs,
  )
  signal?.addEventListener('abort', cancel)
  if (signal?.aborted) cancel()
  const asking: Asking = {
    timeoutMs,
    await: what => {
      awaited = what
    },
    holds: opened => {
      // What breaks after the answer is known is of no interest.
      opened.on('error', () => {})
      held.push(opened)
      return opened
    },
  }
  try {
    const value = await Promise.race([stopped, signal?.aborted ? stopped : question(asking)])
    return { state: 'answered', value, tookMs: tookMs() }
  } catch (error) {
    return {
      state: 'failed',
      error: error instanceof PeerFailure ? error.error : systemError(error),
      tookMs: tookMs(),
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
    // TLS before the socket that it runs on: Node 20 crashes when the socket goes first.
    for (const opened of held.reverse()) opened.destroy()
  }
}
