// A clock that stands until a test lets time pass.

import type { Clock } from '../../src/doctor/clock.ts'

export class FakeClock implements Clock {
  #now = 0
  #waiting: { readonly until: number; readonly wake: () => void }[] = []

  now = () => this.#now

  wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>(resolve => {
      if (signal?.aborted) return resolve()
      const one = { until: this.#now + ms, wake: resolve }
      this.#waiting.push(one)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })

  /** Lets so many milliseconds pass, and everything happen that was waiting for them. */
  async pass(ms: number): Promise<void> {
    await settled()
    this.#now += ms
    const due = this.#waiting.filter(({ until }) => until <= this.#now)
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#now)
    for (const { wake } of due) wake()
    await settled()
  }
}

/** Promises that are ready go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
