// Accepted risks: entries of `ignore` in the configuration.

/** One entry, with its glob made a question. */
export interface Ignore {
  /** JSON pointer in the configuration. */
  readonly pointer: string
  readonly rule: string
  /** The glob as written, relative to the configuration. */
  readonly path: string
  /** Whether a document, by its path as shown, is meant. */
  covers(path: string): boolean
  /** A Sid, or `#` and an index; left out, all of the document. */
  readonly statement?: string
  readonly reason: string
  /** The last day, `YYYY-MM-DD` in UTC, on which it works. */
  readonly expires?: string
}

/** Whether it works on a day, `YYYY-MM-DD` in UTC. */
export function isInForce({ expires }: Ignore, today: string): boolean {
  return expires === undefined || today <= expires
}
