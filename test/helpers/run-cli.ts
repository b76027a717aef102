// Runs a command line in this process, in a world of its own: nothing of the caller's environment is seen.

import { run } from '../../src/cli/run.ts'
import type { Interruption, World } from '../../src/cli/world.ts'

export interface CliResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface CliWorld {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string | Uint8Array
  /** Columns of a terminal; not a terminal when left out. */
  readonly terminal?: number
  /** `YYYY-MM-DD`. */
  readonly today?: string
  /** Milliseconds that pass from one look at the clock to the next. */
  readonly pace?: number
  /** What is told to stop, and by what, as soon as it has printed the text. */
  readonly interruptAfter?: { readonly text: string; readonly signal: Interruption }
  /** What tells it to stop, otherwise. */
  readonly interrupted?: Promise<Interruption>
}

/** `rdsaudit ARGS`. */
export async function runCli(
  args: readonly string[],
  { cwd, env, stdin, terminal, today = '2026-06-15', pace = 0, interruptAfter, interrupted }: CliWorld = {},
): Promise<CliResult> {
  let stdout = ''
  let stderr = ''
  let time = Date.parse(`${today}T12:00:00Z`) - pace
  const stream = (write: (text: string) => void) => ({
    write,
    isTerminal: terminal !== undefined,
    columns: terminal,
  })
  let interrupt: (signal: Interruption) => void = () => {}
  const interruption = new Promise<Interruption>(resolve => {
    interrupt = resolve
  })
  const world: World = {
    argv: args,
    env: env ?? {},
    cwd: cwd ?? process.cwd(),
    stdout: stream(text => {
      stdout += text
      if (interruptAfter && stdout.includes(interruptAfter.text)) interrupt(interruptAfter.signal)
    }),
    stderr: stream(text => {
      stderr += text
    }),
    now: () => {
      time += pace
      return new Date(time)
    },
    readStdin: async () => (typeof stdin === 'string' ? Buffer.from(stdin) : (stdin ?? new Uint8Array())),
    interrupted: () => interrupted ?? interruption,
  }
  const exitCode = await run(world)
  return { exitCode, stdout, stderr }
}
