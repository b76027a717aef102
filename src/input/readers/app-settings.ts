// The members of a product's configuration, each with its place, however deep they stand.

import { childPointer } from '../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../../base/json-value.ts'
import type { Written } from '../../model/app-config.ts'

export type Settings = ReadonlyMap<string, Written<JsonValue>>

/** Deeper than any product's configuration. */
const maxDepth = 12

/**
 * Every member by its name, with dots where it is inside another. What Terraform has as a list of one block is that
 * block; of other lists the list is the value.
 */
export function settingsOf(value: JsonObject, pointer: string): Settings {
  const settings = new Map<string, Written<JsonValue>>()
  collect(value, pointer, '', settings, 0)
  return settings
}

function collect(
  value: JsonObject,
  pointer: string,
  prefix: string,
  to: Map<string, Written<JsonValue>>,
  depth: number,
): void {
  if (depth > maxDepth) return
  for (const [name, member] of Object.entries(value)) {
    if (member === null) continue
    const at = childPointer(pointer, name)
    const whole = prefix + name
    to.set(whole, { value: member, pointer: at })
    const [block] = isArray(member) && member.length === 1 ? member : []
    if (isObject(member)) collect(member, at, `${whole}.`, to, depth + 1)
    else if (isObject(block)) collect(block, childPointer(at, 0), `${whole}.`, to, depth + 1)
  }
}

/** A string that is not empty; a number as it is written, such as an account id without quotes. */
export function textIn(settings: Settings, name: string): Written | undefined {
  const found = settings.get(name)
  if (!found) return undefined
  const { value, pointer } = found
  if (typeof value === 'number') return { value: String(value), pointer }
  return typeof value === 'string' && value !== '' ? { value, pointer } : undefined
}

/** The first of these that is there. */
export function firstTextIn(settings: Settings, names: readonly string[]): Written | undefined {
  for (const name of names) {
    const found = textIn(settings, name)
    if (found) return found
  }
  return undefined
}
