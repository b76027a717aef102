// The scenarios that come with the program. They are files beside it, not code, so that a user can read and copy them.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closest } from '../base/closest.ts'
import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'

/** Names of all scenarios, `healthy` ones first. */
export function scenarioNames(): readonly string[] {
  const names = readdirSync(folder())
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -5))
  const isHealthy = (name: string) => name.startsWith('healthy')
  return [...names.filter(isHealthy).sort(), ...names.filter(name => !isHealthy(name)).sort()]
}

/** Each with its title, which every scenario has of its own: nothing that it is based on has to be read. */
export function scenarioTitles(): readonly { readonly name: string; readonly title: string }[] {
  return scenarioNames().map(name => ({ name, title: (read(name) as { readonly title: string }).title }))
}

/** The scenario's file as it is. Throws a `UsageError` when there is no such scenario. */
export function scenarioSource(name: string): JsonValue {
  const names = scenarioNames()
  if (!names.includes(name)) {
    const near = closest(name, names, 6)
    throw new UsageError(
      `there is no scenario "${name}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
      ['"rdsaudit lab" lists them'],
    )
  }
  return read(name)
}

function read(name: string): JsonValue {
  return JSON.parse(readFileSync(join(folder(), `${name}.json`), 'utf8')) as JsonValue
}

/** In the repository and in the package alike: `fixtures/lab` above this file. */
function folder(): string {
  for (let above = dirname(fileURLToPath(import.meta.url)); ; above = dirname(above)) {
    const candidate = join(above, 'fixtures', 'lab')
    if (existsSync(candidate)) return candidate
    if (dirname(above) === above) throw new Error('the scenarios are missing from this installation')
  }
}
