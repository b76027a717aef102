// The outside as one value: arguments, environment, streams, clock. Only `bin.ts` makes the real one.

export interface OutputStream {
  write(text: string): void
  readonly isTerminal: boolean
  /** Width in columns, on a terminal. */
  readonly columns?: number | undefined
}

/** Ctrl-C, or what `kill` sends. */
export type Interruption = 'SIGINT' | 'SIGTERM'

export interface World {
  /** Without the program and the script. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  now(): Date
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** What the clock says. */
  now(): Date
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>
  /** Settles when somebody asks the program to stop; from then on a second such wish ends it at once. */
  interrupted(): Promise<Interruption>
}
