// What JSON text can hold, and the few questions asked of it everywhere.

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [member: string]: JsonValue
}

/** True for `{…}`; arrays and null are not objects here. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for `[…]`; the built-in guard forgets the element type. */
export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/**
 * The member, if the object has it itself; `__proto__` and `constructor` of a hostile file are not members. What an
 * object inherits is told by its value, which JSON cannot hold: that is several times faster than asking by name.
 */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  const value: unknown = object[name]
  return typeof value === 'function' || value === Object.prototype
    ? undefined
    : (value as JsonValue | undefined)
}

/** Whether a text is JSON as a whole. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** As one text: what has members or items as JSON. Not by `String`, which asks an object's member `toString`. */
export function valueText(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** The word JSON uses for the kind of a value. */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as 'boolean' | 'number' | 'string' | 'object'
}

/** The type of a value as a sentence names it. */
export function typeInWords(type: JsonType): string {
  return typeWords[type]
}

const typeWords: Readonly<Record<JsonType, string>> = {
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  string: 'a string',
  array: 'a list',
  object: 'an object',
}
