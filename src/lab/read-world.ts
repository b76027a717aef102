// A world from JSON: changes of a scenario applied, a bare snapshot given a world around it. Nothing is checked here: what
// the program brings with it is valid, and what a user gives goes through `check-world.ts`, which takes a while to load.

import {
  existsIn,
  immutableJSONPatch,
  type JSONPatchDocument,
  type JSONPatchOperation,
  parsePath,
} from 'immutable-json-patch'
import { UsageError } from '../base/errors.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { World } from './world.ts'
import { worldAround } from './world-around.ts'

/**
 * A world; a scenario that changes another one; or a snapshot, which gets a key for `principal`.
 *
 * @throws UsageError for changes that fit nothing.
 */
export function readWorld(
  value: JsonValue,
  name: string,
  scenario: (name: string) => JsonValue,
  principal?: string,
): World {
  const whole = applyChanges(value, name, scenario)
  const world =
    isObject(whole) && memberOf(whole, 'takenAt') !== undefined ? worldAround(whole, principal) : whole
  return world as unknown as World
}

/** The world without the changes of a scenario: what mends it. Undefined for what is no scenario. */
export function readMended(
  value: JsonValue,
  name: string,
  scenario: (name: string) => JsonValue,
): World | undefined {
  const base = isObject(value) ? memberOf(value, 'basedOn') : undefined
  if (typeof base !== 'string') return undefined
  const world = readWorld(scenario(base), base, scenario)
  // What is healthy and only different is nothing to mend.
  const own = readWorld(value, name, scenario)
  return own.expect?.causes.length === 0 ? undefined : world
}

/** A scenario says which one it is based on, and what is different, as a JSON Patch (RFC 6902). */
function applyChanges(value: JsonValue, name: string, scenario: (name: string) => JsonValue): JsonValue {
  if (!isObject(value)) throw new UsageError(`${name}: an object is expected`)
  const base = memberOf(value, 'basedOn')
  if (typeof base !== 'string') return value
  const { basedOn, changes, ...own } = value
  const below = applyChanges(scenario(base), base, scenario)
  try {
    const changed = immutableJSONPatch(
      below,
      (isArray(changes) ? changes : []) as unknown as JSONPatchDocument,
      { before: refuseIdleChange },
    )
    return { ...(changed as JsonObject), ...own }
  } catch (error) {
    throw new UsageError(
      `${name}: its changes do not fit "${base}": ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** "The target location MUST exist for the operation to be successful": the library lets it pass. */
function refuseIdleChange(document: unknown, { op, path }: JSONPatchOperation): Record<string, never> {
  if (op !== 'add' && !existsIn(document, parsePath(document, path)))
    throw new Error(`there is nothing at ${path}`)
  return {}
}
