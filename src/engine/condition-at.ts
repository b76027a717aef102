// A condition as a subject. Pointers and values are worked out only when a rule looks at them: most conditions are
// fine by their operator and key.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, type JsonObject } from '../base/json-value.ts'
import { type Item, itemsOf, type Statement } from '../model/policy.ts'
import type { ConditionSubject } from './subjects.ts'

/** One key of one operator block. */
export class ConditionAt implements ConditionSubject {
  readonly statement: Statement
  readonly operatorText: string
  readonly operator: ConditionSubject['operator']
  readonly key: string
  readonly #block: JsonObject
  #values: readonly Item[] | undefined

  constructor(
    statement: Statement,
    operatorText: string,
    operator: ConditionSubject['operator'],
    key: string,
    block: JsonObject,
  ) {
    this.statement = statement
    this.operatorText = operatorText
    this.operator = operator
    this.key = key
    this.#block = block
  }

  get isList(): boolean {
    return isArray(this.#block[this.key])
  }

  get values(): readonly Item[] {
    this.#values ??= itemsOf(this.#block, this.key, this.#blockPointer)
    return this.#values
  }

  get pointer(): string {
    return childPointer(this.#blockPointer, this.key)
  }

  get #blockPointer(): string {
    return childPointer(`${this.statement.pointer}/Condition`, this.operatorText)
  }
}
