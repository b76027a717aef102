// What a statement's conditions say about one key, as written.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject } from '../base/json-value.ts'
import { itemsOf, type Statement } from '../model/policy.ts'

export interface WrittenCondition {
  /** As written, with `IfExists` and set words. */
  readonly operator: string
  readonly values: readonly string[]
  /** Of the key's values. */
  readonly pointer: string
}

/** Keys are compared without their case. */
export function conditionsOn({ raw, pointer }: Statement, key: string): readonly WrittenCondition[] {
  const written = raw['Condition']
  if (!isObject(written) || isArray(written)) return []
  return Object.entries(written).flatMap(([operator, keys]) => {
    if (!isObject(keys) || isArray(keys)) return []
    const at = childPointer(childPointer(pointer, 'Condition'), operator)
    return Object.keys(keys)
      .filter(name => name.toLowerCase() === key.toLowerCase())
      .map(name => ({
        operator,
        values: itemsOf(keys, name, at).map(({ value }) => String(value)),
        pointer: childPointer(at, name),
      }))
  })
}
