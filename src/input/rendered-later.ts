// Files that something else renders into a policy: `templatefile` of Terraform, a template engine. What they leave open is a
// value that is not known, and no mistake. Loaded only for files that are called so.

import { unknownWhereFilledIn } from '../base/filled-in-later.ts'
import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import { unknownText } from '../base/unknown-text.ts'

/** Stands where a value is filled in that is no part of a text; no document has it. */
const wholeValue = '\uf8ff'

/** As JSON, as far as it is meant to be: a value that is filled in without quotation marks becomes a text of the same length. */
export function withQuotedValues(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\$\{(?:[^{}]|\{[^{}]*\})*\}/g, one =>
    one.startsWith('"') ? one : `"${wholeValue}${one.slice(2, -1).replace(/["\\\s]/g, '_')}"`,
  )
}

/** What is left open is unknown; `origin` tells it from that of other files. */
export function withUnknownValues(value: JsonValue, origin: string): JsonValue {
  if (typeof value === 'string') {
    if (value.startsWith(wholeValue)) return unknownText(value.slice(1), origin)
    return unknownWhereFilledIn(value, origin)
  }
  if (isArray(value)) return value.map(item => withUnknownValues(item, origin))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withUnknownValues(member, origin)]),
  )
}
