// A change of a document by JSON pointer, as rules propose it.

import { pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'

export type Edit =
  | { readonly do: 'replace'; readonly pointer: string; readonly value: JsonValue }
  /** Gives the member another name. */
  | { readonly do: 'rename'; readonly pointer: string; readonly name: string }
  | { readonly do: 'remove'; readonly pointer: string }
  /** Adds a member to the object at the pointer. */
  | { readonly do: 'add'; readonly pointer: string; readonly name: string; readonly value: JsonValue }

/** A copy of the value with the edits made, one after another; undefined when a place is not there. */
export function editValue(root: JsonValue, edits: readonly Edit[]): JsonValue | undefined {
  let value: JsonValue | undefined = root
  for (const edit of edits) {
    if (value === undefined) return undefined
    value = editAt(value, pointerTokens(edit.pointer), edit)
  }
  return value
}

function editAt(value: JsonValue, [token, ...rest]: readonly string[], edit: Edit): JsonValue | undefined {
  if (token === undefined) {
    if (edit.do === 'replace') return edit.value
    if (edit.do === 'add' && isObject(value) && !Object.hasOwn(value, edit.name))
      return { [edit.name]: edit.value, ...value }
    return undefined
  }
  const isLast = rest.length === 0
  if (isArray(value)) {
    const index = Number(token)
    const child = value[index]
    if (child === undefined || (isLast && edit.do === 'rename')) return undefined
    if (isLast && edit.do === 'remove') return value.filter((_, at) => at !== index)
    const changed = editAt(child, rest, edit)
    return changed === undefined ? undefined : value.map((one, at) => (at === index ? changed : one))
  }
  if (!isObject(value) || !Object.hasOwn(value, token)) return undefined
  return editMember(value, token, rest, edit)
}

function editMember(
  object: JsonObject,
  token: string,
  rest: readonly string[],
  edit: Edit,
): JsonValue | undefined {
  const entries = Object.entries(object)
  if (rest.length === 0 && edit.do === 'remove')
    return Object.fromEntries(entries.filter(([name]) => name !== token))
  if (rest.length === 0 && edit.do === 'rename') {
    if (Object.hasOwn(object, edit.name)) return undefined
    return Object.fromEntries(entries.map(([name, member]) => [name === token ? edit.name : name, member]))
  }
  const changed = editAt(object[token] as JsonValue, rest, edit)
  if (changed === undefined) return undefined
  return Object.fromEntries(entries.map(([name, member]) => [name, name === token ? changed : member]))
}
