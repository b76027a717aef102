// Reads exact numbers of bytes from a connection during a handshake, and never more than a handshake has.

import type { Duplex } from 'node:stream'
import { PeerFailure } from '../ask-peer.ts'

/** What a server says before a login is a few kilobytes: a greeting, notices, a refusal. */
const mostBytes = 1 << 16

export class Wire {
  readonly #stream: Duplex
  #buffer: Buffer = Buffer.alloc(0)
  #total = 0
  #failure: Error | undefined
  #wake: (() => void) | undefined
  readonly #onData = (chunk: Buffer) => {
    this.#total += chunk.length
    if (this.#total > mostBytes)
      this.#fail(new PeerFailure('peer', 'TOO_MUCH', 'the other side does not stop sending'))
    else this.#buffer = Buffer.concat([this.#buffer, chunk])
    this.#wake?.()
  }
  readonly #onEnd = () => this.#fail(closed())
  readonly #onError = (error: Error) => this.#fail(error)

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.on('data', this.#onData).on('end', this.#onEnd).on('close', this.#onEnd).on('error', this.#onError)
  }

  /** What came and was not taken. */
  get early(): Buffer {
    return this.#buffer
  }

  /** Throws `PeerFailure` when the other side leaves, and the connection's own error when it breaks. */
  async take(bytes: number): Promise<Buffer> {
    while (this.#buffer.length < bytes) {
      if (this.#failure) throw this.#failure
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
    const taken = this.#buffer.subarray(0, bytes)
    this.#buffer = this.#buffer.subarray(bytes)
    return taken
  }

  /** Lets go of the connection; whoever takes over has to resume it. */
  release(): void {
    this.#stream.pause()
    this.#stream
      .off('data', this.#onData)
      .off('end', this.#onEnd)
      .off('close', this.#onEnd)
      .off('error', this.#onError)
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#stream.pause()
    this.#wake?.()
  }
}

/** The other side ended the connection in the middle. */
export function closed(): PeerFailure {
  return new PeerFailure('network', 'CONNECTION_CLOSED', 'the other side closed the connection')
}
