// Members of Bytebase's JSON by the name that its API gives them, also where Terraform or a database wrote them in snake
// case; with their places. Secrets are never taken out of a document: of a key only what kind it is, of others that they
// are set.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { Written } from '../../../model/app-config.ts'

/** The name as Terraform writes it: `roleArn` as `role_arn`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** The member of the name in either spelling; null is as good as none. */
export function find(holder: JsonObject, name: string, pointer: string): Written<JsonValue> | undefined {
  for (const spelling of [name, snakeCase(name)]) {
    const value = memberOf(holder, spelling)
    if (value !== undefined && value !== null) return { value, pointer: childPointer(pointer, spelling) }
  }
  return undefined
}

/** A text that says something. */
export function findText(holder: JsonObject, name: string, pointer: string): Written | undefined {
  const found = find(holder, name, pointer)
  return typeof found?.value === 'string' && found.value !== ''
    ? { value: found.value, pointer: found.pointer }
    : undefined
}

/** An object, also the only one of a list, as Terraform writes a block. */
export function findObject(
  holder: JsonObject,
  name: string,
  pointer: string,
): Written<JsonObject> | undefined {
  const found = find(holder, name, pointer)
  if (found === undefined) return undefined
  if (isObject(found.value)) return { value: found.value, pointer: found.pointer }
  if (!isArray(found.value)) return undefined
  const [first] = found.value
  return isObject(first) ? { value: first, pointer: childPointer(found.pointer, 0) } : undefined
}

/** The objects of a list, each with its place. */
export function findObjects(
  holder: JsonObject,
  name: string,
  pointer: string,
): readonly Written<JsonObject>[] | undefined {
  const found = find(holder, name, pointer)
  if (found === undefined || !isArray(found.value)) return undefined
  return objectsOf(found.value, found.pointer)
}

export function objectsOf(list: readonly JsonValue[], pointer: string): readonly Written<JsonObject>[] {
  return list.flatMap((value, index) =>
    isObject(value) ? [{ value, pointer: childPointer(pointer, index) }] : [],
  )
}

/** A port as a number, or as the text that Bytebase writes. */
export function findPort(holder: JsonObject, name: string, pointer: string): Written<number> | undefined {
  const found = find(holder, name, pointer)
  return found && portOf(found)
}

/** Undefined for what is no port. */
export function portOf({ value, pointer }: Written<JsonValue>): Written<number> | undefined {
  const port =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? +value : 0
  return Number.isInteger(port) && port > 0 && port < 65_536 ? { value: port, pointer } : undefined
}

/** `AKIA` for a key that lasts, `ASIA` for one that ends; nothing more of it is kept. */
export function kindOfKey(key: string): string {
  return /^A[KS]IA/.exec(key)?.[0] ?? 'key'
}
