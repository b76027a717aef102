// The conditions of a statement, for rules that look at one among others.

import { isObject, memberOf } from '../base/json-value.ts'
import type { Statement } from '../model/policy.ts'
import { parseOperatorName } from '../policy/operators/operator-name.ts'
import { ConditionAt } from './condition-at.ts'
import type { ConditionSubject } from './subjects.ts'

/** Each key of each operator block, in order; what is no condition is left out. */
export function conditionsOf(statement: Statement): readonly ConditionSubject[] {
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
