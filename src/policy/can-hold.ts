// Whether the conditions of a statement on one key can hold at all: is there a value that meets them all?

import { candidatesFor } from './candidate-values.ts'
import type { ConditionsOnKey } from './condition-holds.ts'
import type { CompiledCondition } from './condition-match.ts'
import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'
import { prepareRequest } from './prepare-request.ts'

/** `no` is certain; `unknown` when no value was found and one may still be there. */
export function canHold({ conditions, hold }: ConditionsOnKey): 'yes' | 'no' | 'unknown' {
  // A list is of no use to plain operators, for which a key holds one value.
  const severalValues = conditions.some(({ operator }) => operator.qualifier !== undefined)
  const nobody = prepareRequest({ principal: 'anonymous', action: 'example:Ask', resource: '*' }, false)
  const { values, complete } = candidatesFor(conditions, nobody, severalValues)
  let isClear = true
  for (const value of values) {
    const answer = hold(value)
    if (answer === 'yes') return 'yes'
    if (answer === 'unknown') isClear = false
  }
  if (!isClear) return 'unknown'
  return complete || namesAllTexts(conditions) || arePatternsApart(conditions) ? 'no' : 'unknown'
}

/** Whether one of the conditions leaves no value but the texts it names, or none at all, so that all were tried. */
function namesAllTexts(conditions: readonly CompiledCondition[]): boolean {
  return conditions.some(({ operator, wanted }) => {
    if (operator.qualifier !== undefined || operator.negated) return false
    if (operator.family === 'Null') return !wanted.some(text => text.toLowerCase() === 'false')
    if (operator.operator === 'StringEquals') return true
    return operator.wildcards && !wanted.some(hasWildcard)
  })
}

/** Whether two of the conditions ask for patterns that no text matches both of. */
function arePatternsApart(conditions: readonly CompiledCondition[]): boolean {
  const likes = conditions.filter(
    ({ operator }) =>
      operator.wildcards && !operator.negated && !operator.ifExists && operator.qualifier === undefined,
  )
  return likes.some((one, index) =>
    likes
      .slice(index + 1)
      .some(other => !one.wanted.some(a => other.wanted.some(b => patternsOverlap(a, b)))),
  )
}
