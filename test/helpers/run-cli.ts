// Runs a command line in this process, in a world of its own: nothing of the caller's environment is seen.

import { run } from '../../src/cli/run.ts'
import type { World } from '../../src/cli/world.ts'

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
}

/** `rdsaudit ARGS`. */
export async function runCli(
  args: readonly string[],
  { cwd, env, stdin, terminal, today = '2026-06-15' }: CliWorld = {},
): Promise<CliResult> {
  let stdout = ''
  let stderr = ''
  const stream = (write: (text: string) => void) => ({
    write,
    isTerminal: terminal !== undefined,
    columns: terminal,
  })
  const world: World = {
    argv: args,
    env: env ?? {},
    cwd: cwd ?? process.cwd(),
    stdout: stream(text => {
      stdout += text
    }),
    stderr: stream(text => {
      stderr += text
    }),
    now: () => new Date(`${today}T12:00:00Z`),
    readStdin: async () => (typeof stdin === 'string' ? Buffer.from(stdin) : (stdin ?? new Uint8Array())),
  }
  const exitCode = await run(world)
  return { exitCode, stdout, stderr }
}
