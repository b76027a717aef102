// One command line from beginning to end: parse, run, and turn everything that can go wrong into a message and a code.

import { UsageError } from '../base/errors.ts'
import { version } from '../base/version.ts'
import { visibleText } from '../base/visible-text.ts'
import { parseCommandLine } from './command-line.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { World } from './world.ts'

/** Runs a command in a world. Never throws. */
export async function run(bare: World): Promise<ExitCode> {
  const world = bare.env['GITHUB_ACTIONS'] === 'true' ? (await import('./guard-log.ts')).guardLog(bare) : bare
  try {
    const parsed = await parseCommandLine(world)
    switch (parsed.command) {
      case 'done':
        return parsed.exitCode
      case 'check':
        return await (await import('./commands/check.ts')).check(parsed.options, world)
      case 'collect':
        return await (await import('./commands/collect.ts')).collect(parsed.options, world)
      case 'completion':
        return (await import('./commands/completion.ts')).completion(parsed.options, world)
      case 'diff':
        return await (await import('./commands/diff.ts')).diff(parsed.options, world)
      case 'doctor':
        return await (await import('./commands/doctor.ts')).doctor(parsed.options, world)
      case 'evaluate':
        return await (await import('./commands/evaluate.ts')).evaluate(parsed.options, world)
      case 'explain':
        return await (await import('./commands/explain.ts')).explain(parsed.options, world)
      case 'init':
        return await (await import('./commands/init.ts')).init(parsed.options, world)
      case 'lab':
        return await (await import('./commands/lab.ts')).lab(parsed.options, world)
    }
  } catch (error) {
    return await report(error, world)
  }
}

async function report(error: unknown, world: World): Promise<ExitCode> {
  if (error instanceof UsageError) {
    world.stderr.write(
      `error: ${visibleText(error.message)}\n${error.next.map(line => `${visibleText(line)}\n`).join('')}`,
    )
    return exitCodes.usage
  }
  // People paste it into public reports, and an error may quote what was being worked on.
  const { hideSecrets } = await import('../base/hide-secrets.ts')
  const trace = hideSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error))
  world.stderr.write(
    `error: rdsaudit ${version} failed; this is a bug in rdsaudit, not in your files\n${trace.split('\n').map(visibleText).join('\n')}\n`,
  )
  return exitCodes.unfinished
}
