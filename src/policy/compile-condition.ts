// The Condition element, compiled: one entry for each key under each operator; or what about it AWS would refuse.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { DocumentProblem } from './compile-statement.ts'
import { type CompiledCondition, compileValue } from './condition-match.ts'
import { lowerCase } from './interned.ts'
import type { CompiledValue } from './operators/compiled-value.ts'
import { type OperatorName, parseOperatorName } from './operators/operator-name.ts'

/** The conditions of a statement's text; `pointer` is that of its `Condition`. */
export function readConditions(
  raw: JsonObject,
  pointer: string,
  variables: boolean,
): readonly CompiledCondition[] | DocumentProblem {
  const block = memberOf(raw, 'Condition')
  if (block === undefined) return []
  if (!isObject(block)) return { pointer, problem: 'a condition is an object' }
  const conditions: CompiledCondition[] = []
  for (const [operatorWritten, keys] of Object.entries(block)) {
    const at = childPointer(pointer, operatorWritten)
    const operator = parseOperatorName(operatorWritten)
    if (!operator) return { pointer: at, problem: `there is no operator "${operatorWritten}"` }
    if (!isObject(keys)) return { pointer: at, problem: 'an operator holds an object of keys' }
    for (const [keyWritten, value] of Object.entries(keys)) {
      const wanted = readScalars(value, childPointer(at, keyWritten))
      if ('problem' in wanted) return wanted
      const parts = { operator, operatorWritten, key: lowerCase(keyWritten), keyWritten, wanted }
      conditions.push(new LateCondition({ ...parts, pointer: childPointer(at, keyWritten) }, variables))
    }
  }
  return conditions
}

/** A class for the reason that statements are one. */
class LateCondition implements CompiledCondition {
  readonly operator: OperatorName
  readonly operatorWritten: string
  readonly key: string
  readonly keyWritten: string
  readonly wanted: readonly string[]
  readonly pointer: string
  readonly #variables: boolean
  #values: readonly CompiledValue[] | undefined

  constructor(parts: Omit<CompiledCondition, 'values'>, variables: boolean) {
    this.operator = parts.operator
    this.operatorWritten = parts.operatorWritten
    this.key = parts.key
    this.keyWritten = parts.keyWritten
    this.wanted = parts.wanted
    this.pointer = parts.pointer
    this.#variables = variables
  }

  get values(): readonly CompiledValue[] {
    this.#values ??= this.wanted.map(text => compileValue(this.operator, text, this.#variables))
    return this.#values
  }
}

/** AWS takes numbers and booleans in conditions as the text they print as. */
function readScalars(value: JsonValue, pointer: string): readonly string[] | DocumentProblem {
  const items = isArray(value) ? value : [value]
  const wrong = items.findIndex(item => item === null || typeof item === 'object')
  if (wrong < 0) return items.map(String)
  return {
    pointer: isArray(value) ? childPointer(pointer, wrong) : pointer,
    problem: 'a string, a number or a boolean is expected',
  }
}
