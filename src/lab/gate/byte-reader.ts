// Pulls exact numbers of bytes from a stream during a handshake, and then lets go of it.

import type { Duplex } from 'node:stream'

/** The other side left, or was cut off, in the middle. */
export class ConnectionEnded extends Error {}

export class ByteReader {
  readonly #stream: Duplex
  #buffer: Buffer = Buffer.alloc(0)
  #ended = false
  #wake: (() => void) | undefined
  readonly #onData = (chunk: Buffer) => {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    this.#wake?.()
  }
  readonly #onEnd = () => {
    this.#ended = true
    this.#wake?.()
  }

  constructor(stream: Duplex) {
    this.#stream = stream
    stream.on('data', this.#onData)
    for (const event of ['end', 'close', 'error']) stream.on(event, this.#onEnd)
  }

  /** Throws `ConnectionEnded`. */
  async take(bytes: number): Promise<Buffer> {
    while (this.#buffer.length < bytes) {
      if (this.#ended) throw new ConnectionEnded('the other side left')
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
    const taken = this.#buffer.subarray(0, bytes)
    this.#buffer = this.#buffer.subarray(bytes)
    return taken
  }

  /** Stops reading; gives what came too early. Whoever takes over has to resume the stream. */
  release(): Buffer {
    this.#stream.pause()
    this.#stream.off('data', this.#onData)
    for (const event of ['end', 'close', 'error']) this.#stream.off(event, this.#onEnd)
    return this.#buffer
  }
}
