// Scenarios that come with the program, as worlds.

import { readWorld } from './read-world.ts'
import { scenarioSource } from './scenario-files.ts'
import type { World } from './world.ts'

export { scenarioNames, scenarioSource } from './scenario-files.ts'

/** Throws a `UsageError` when there is no such scenario. */
export function loadScenario(name: string): World {
  return readWorld(scenarioSource(name), name, scenarioSource)
}
