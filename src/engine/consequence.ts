// What a condition that cannot do its work means for its statement, in words that end a rule's sentence.

import { valueText } from '../base/json-value.ts'
import { effectOf } from '../model/policy.ts'
import { holdsWithoutKey } from '../policy/operators/operator-name.ts'
import { readTruth } from '../policy/value-formats.ts'
import type { ConditionSubject } from './subjects.ts'

/** For a key that no request has. */
export function withoutTheKey(condition: ConditionSubject): string {
  const { operator, values } = condition
  if (!operator) return neverHolds(condition)
  const wanted = values.some(({ value }) => readTruth(valueText(value)) === true)
  return (holdsWithoutKey(operator) ?? wanted) ? alwaysHolds(condition) : neverHolds(condition)
}

/** For a value that equals nothing a request can have. */
export function withoutAMatch(condition: ConditionSubject): string {
  const { operator, values } = condition
  if (values.length > 1) return 'so this value has no effect'
  if (!operator) return neverHolds(condition)
  if (operator.negated) return alwaysHolds(condition)
  return operator.ifExists || operator.qualifier === 'ForAllValues'
    ? 'so this condition is true only of requests without the key'
    : neverHolds(condition)
}

function neverHolds({ statement }: ConditionSubject): string {
  const effect = effectOf(statement)
  if (effect === undefined) return 'so this condition is never true'
  return `so this statement never ${effect === 'Allow' ? 'allows' : 'denies'} anything`
}

function alwaysHolds({ statement }: ConditionSubject): string {
  const effect = effectOf(statement)
  if (effect === undefined) return 'so this condition is always true'
  return `so this statement ${effect === 'Allow' ? 'allows' : 'denies'} as if the condition were not there`
}
