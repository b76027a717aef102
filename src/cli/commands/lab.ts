// `rdsaudit lab`: lists the scenarios, or runs one. Running one loads all of the lab, and listing them none of it.

import { scenarioTitles } from '../../lab/scenario-files.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { LabOptions } from '../options.ts'
import type { World } from '../world.ts'

/** Runs until it is interrupted. Throws a `UsageError` for a scenario or file that cannot be run. */
export async function lab(options: LabOptions, world: World): Promise<ExitCode> {
  if (options.input !== undefined)
    return (await import('../run-lab.ts')).runLab(options.input, options, world)
  const scenarios = scenarioTitles()
  const width = Math.max(...scenarios.map(({ name }) => name.length))
  world.stdout.write(scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(''))
  return exitCodes.clean
}
