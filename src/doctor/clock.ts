// Time as a value, so that waiting can be tested without waiting.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Settles after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}
