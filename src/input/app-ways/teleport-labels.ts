// Which databases a selector, or a role of Teleport, is about: told by labels.
// https://goteleport.com/docs/reference/access-controls/roles/

import { isArray, isObject, type JsonValue, valueText } from '../../base/json-value.ts'
import type { AppDatabase } from '../../model/app-config.ts'

export type Labels = ReadonlyMap<string, string>

/** `static_labels` of a file, `metadata.labels` of a resource. */
export function labelsOf({ settings }: AppDatabase): Labels {
  const written = ['static_labels', 'metadata.labels'].map(name => settings.get(name)?.value)
  const members = written.flatMap(one => (isObject(one) ? Object.entries(one) : []))
  return new Map(members.map(([name, value]) => [name, valueText(value)]))
}

/** Every label that is asked for has one of the values; without any that is asked for, nothing is meant. */
export function selects(asked: JsonValue | undefined, labels: Labels): boolean {
  if (!isObject(asked) || Object.keys(asked).length === 0) return false
  return Object.entries(asked).every(([name, wanted]) => {
    const values = (isArray(wanted) ? wanted : [wanted]).map(valueText)
    if (name === '*') return values.includes('*')
    const own = labels.get(name)
    return own !== undefined && values.some(value => matches(value, own))
  })
}

/** `*` stands for anything; a value from `^` to `$` is a regular expression, of which only the plainest is read. */
function matches(pattern: string, value: string): boolean {
  if (/^\^.*\$$/.test(pattern)) {
    const plain = pattern.slice(1, -1).replaceAll('.*', '*')
    return !/[\\()[\]{}|+?.^$]/.test(plain) && matches(plain, value)
  }
  const parts = pattern.split('*')
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return pattern === value
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length)
    return false
  let from = first.length
  for (const part of parts.slice(1, -1)) {
    const at = value.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return from <= value.length - last.length
}
