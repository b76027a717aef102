// Accepted risks: entries of `ignore` in the configuration.

export interface Ignore {
  /** JSON pointer in the configuration. */
  readonly pointer: string
  readonly rule: string
  /** The glob as written, relative to the configuration. */
  readonly path: string
  /** A Sid, or `#` and an index; left out, all of the document. */
  readonly statement?: string
  readonly reason: string
  /** The last day, `YYYY-MM-DD` in UTC, on which it works. */
  readonly expires?: string
}

/** All entries, with their globs made questions. Documents are told by their paths as shown. */
export interface Ignores {
  readonly entries: readonly Ignore[]
  /** Those about a rule that mean a document, in their order. */
  about(rule: string, path: string): readonly Ignore[]
  /** The globs, as written, that mean one of the documents. */
  meaning(paths: readonly string[]): ReadonlySet<string>
}

/** Whether it works on a day, `YYYY-MM-DD` in UTC. */
export function isInForce({ expires }: Ignore, today: string): boolean {
  return expires === undefined || today <= expires
}
