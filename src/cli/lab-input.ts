// What a lab is given: the name of a scenario, or a file with a scenario, a world or a snapshot.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'
import { readTextFile } from '../input/read-text.ts'
import { readWorld } from '../lab/read-world.ts'
import { loadScenario, scenarioSource } from '../lab/scenarios.ts'
import type { World } from '../lab/world.ts'

/** A file, if it looks like one; otherwise the name of a scenario. */
export function readLabInput(input: string, principal: string | undefined, cwd: string): World {
  if (!input.endsWith('.json') && !existsSync(resolve(cwd, input))) return loadScenario(input)
  const text = readTextFile(input, cwd)
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    throw new UsageError(
      `${input}: this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return readWorld(value, input, scenarioSource, principal)
}
