// A condition that a statement should have, as text to paste and as an edit.

import { isArray, isObject } from '../base/json-value.ts'
import type { Edit, Fix } from './define-rule.ts'
import type { CausePlace } from './hop-cause.ts'

/** `StringEquals` on the key, beside what the statement's conditions ask already. */
export function conditionFor({ statement }: CausePlace, key: string, value: string): Fix {
  const text = `"Condition": {"StringEquals": {"${key}": "${value}"}}`
  if (!statement) return { text }
  const { raw, pointer } = statement
  const condition = raw['Condition']
  const add = (at: string, name: string, what: Extract<Edit, { do: 'add' }>['value']): Fix => ({
    text,
    edits: [{ do: 'add', pointer: at, name, value: what }],
  })
  if (condition === undefined) return add(pointer, 'Condition', { StringEquals: { [key]: value } })
  if (!isObject(condition) || isArray(condition)) return { text }
  const equals = condition['StringEquals']
  if (equals === undefined) return add(`${pointer}/Condition`, 'StringEquals', { [key]: value })
  return isObject(equals) && !isArray(equals)
    ? add(`${pointer}/Condition/StringEquals`, key, value)
    : { text }
}
