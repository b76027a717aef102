// The conditions of a statement, for rules that look at one among others.

import { isObject, memberOf, valueText } from '../base/json-value.ts'
import type { Statement } from '../model/policy.ts'
import { parseOperatorName } from '../policy/operators/operator-name.ts'
import { ConditionAt } from './condition-at.ts'
import type { ConditionSubject } from './subjects.ts'

/** Each key of each operator block, in order; what is no condition is left out. */
export function conditionsOf(statement: Statement): readonly ConditionSubject[] {
  // Several rules ask in turn about one statement.
  if (last?.statement !== statement) last = { statement, conditions: readConditions(statement) }
  return last.conditions
}

let last: { readonly statement: Statement; readonly conditions: readonly ConditionSubject[] } | undefined

function readConditions(statement: Statement): readonly ConditionSubject[] {
  const condition = memberOf(statement.raw, 'Condition')
  if (!isObject(condition)) return []
  return Object.entries(condition).flatMap(([operatorText, block]) =>
    isObject(block)
      ? Object.keys(block).map(
          key => new ConditionAt(statement, operatorText, parseOperatorName(operatorText), key, block),
        )
      : [],
  )
}

/** One key of a statement's conditions, as written. */
export interface WrittenCondition {
  /** With `IfExists` and set words. */
  readonly operator: string
  readonly values: readonly string[]
  /** Of the key's values. */
  readonly pointer: string
}

/** What the conditions say about one key, whose case does not matter. */
export function conditionsOn(statement: Statement, key: string): readonly WrittenCondition[] {
  return conditionsOf(statement)
    .filter(condition => condition.key.toLowerCase() === key.toLowerCase())
    .map(({ operatorText, values, pointer }) => ({
      operator: operatorText,
      values: values.map(({ value }) => valueText(value)),
      pointer,
    }))
}
