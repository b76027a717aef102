// The outside as one value: arguments, environment, streams, clock. Only `bin.ts` makes the real one.

export interface OutputStream {
  write(text: string): void
  /** Where lines of a certain form are obeyed, for those that should be; `write` is for everything else there. */
  writeCommands?(text: string): void
  readonly isTerminal: boolean
  /** Width in columns, on a terminal. */
  readonly columns?: number | undefined
}

/** Ctrl-C, what `kill` sends, or that the terminal is gone. */
export type Interruption = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** A terminal at both ends, to be drawn on. */
export interface Terminal {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** What puts the terminal back as it was, however the program ends. */
  atEnd(restore: () => void): void
}

/** Many documents; a large one; one of tens of megabytes. */
export type Much = 'many' | 'large' | 'huge'

export interface World {
  /** Without the program and the script. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** What the clock says. */
  now(): Date
  /** Undefined unless both standard input and standard output are one. */
  readonly terminal?: Terminal | undefined
  /** Told when a run turns out to have much to do: its engine may be set for that. */
  settleFor?(much: Much): Promise<void>
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>
  /** Settles when somebody asks the program to stop; from then on a second such wish ends it at once. */
  interrupted(): Promise<Interruption>
}
