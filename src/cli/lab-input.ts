// What a lab is given: the name of a scenario, or a file with a scenario, a world or a snapshot.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'
import { readTextFile } from '../input/read-text.ts'
import { readMended, readWorld } from '../lab/read-world.ts'
import { scenarioSource } from '../lab/scenario-files.ts'
import type { World } from '../lab/world.ts'

/** A file, if it looks like one; otherwise the name of a scenario. Throws a `UsageError` for what cannot be run. */
export async function readLabInput(
  input: string,
  principal: string | undefined,
  cwd: string,
): Promise<World> {
  const world = readWorld(sourceOf(input, cwd), input, scenarioSource, principal)
  if (isFile(input, cwd)) {
    const { checkWorld } = await import('../lab/check-world.ts')
    checkWorld(world, input)
  }
  return world
}

/** The same world without the fault of the scenario; undefined where there is none. */
export function readMendedInput(input: string, cwd: string): World | undefined {
  return readMended(sourceOf(input, cwd), input, scenarioSource)
}

function sourceOf(input: string, cwd: string): JsonValue {
  if (!isFile(input, cwd)) return scenarioSource(input)
  const text = readTextFile(input, cwd)
  try {
    return JSON.parse(text) as JsonValue
  } catch (error) {
    throw new UsageError(
      `${input}: this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function isFile(input: string, cwd: string): boolean {
  return input.endsWith('.json') || existsSync(resolve(cwd, input))
}
