// JSON on one line as people write it, with a blank after colons and commas. It is YAML too.

import { isArray, isObject, type JsonValue } from '../base/json-value.ts'

export function spacedJson(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(spacedJson).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${spacedJson(member)}`,
  )
  return `{${members.join(', ')}}`
}
