// A world that a user gives, held against its schema before anything runs it.

import { UsageError } from '../base/errors.ts'
import { validate } from './generated/validate-world.js'
import type { World } from './world.ts'

/** Throws a `UsageError` with what is wrong and where; `name` is where it came from. */
export function checkWorld(world: World, name: string): void {
  if (validate(world)) return
  const mistakes = (validate.errors ?? []).map(
    ({ instancePath, message = 'is not valid' }) => `${instancePath || '/'} ${message}`,
  )
  const [first = 'it is no world', ...rest] = new Set(mistakes)
  throw new UsageError(`${name}: ${first}`, rest)
}
