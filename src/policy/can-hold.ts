// Whether the conditions of a statement on one key can hold at all: is there a value that meets them all?

import type { ConditionsOnKey, KeyValue } from './condition-holds.ts'
import type { CompiledCondition } from './condition-match.ts'
import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'

/** `no` is certain; `unknown` when no value was found and one may still be there. */
export function canHold(on: ConditionsOnKey): 'yes' | 'no' | 'unknown' {
  let isClear = true
  for (const value of candidatesFor(on.conditions)) {
    const answer = on.hold(value)
    if (answer === 'yes') return 'yes'
    if (answer === 'unknown') isClear = false
  }
  if (!isClear) return 'unknown'
  return namesAllValues(on.conditions) || arePatternsApart(on.conditions) ? 'no' : 'unknown'
}

/** Values at which the conditions change their minds, and no value. */
function candidatesFor(conditions: readonly CompiledCondition[]): readonly KeyValue[] {
  const wanted = [...new Set(conditions.flatMap(one => one.wanted))]
  const near = wanted.flatMap(text => [
    text,
    text.replaceAll('*', '').replaceAll('?', 'x'),
    text.replaceAll(/[*?]/g, 'x'),
    ...around(text),
  ])
  // A list is of no use to plain operators, for which a key holds one value.
  const lists = conditions.some(({ operator }) => operator.qualifier !== undefined) ? [wanted] : []
  // Nearly always one of those written will do.
  return [...near, undefined, 'true', 'false', 'something-else', ...lists]
}

/** On both sides of a number or a moment. */
function around(text: string): readonly string[] {
  if (/^-?\d+(\.\d+)?$/.test(text)) return [-1, -0.5, 0.5, 1].map(step => String(Number(text) + step))
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? [] : [-1000, 1000].map(step => new Date(moment + step).toISOString())
}

/** Whether one of the conditions leaves no value but those it names, so that all were tried. */
function namesAllValues(conditions: readonly CompiledCondition[]): boolean {
  return (
    conditions.some(({ operator, wanted }) => {
      if (operator.qualifier !== undefined || operator.negated) return false
      switch (operator.family) {
        case 'Null':
          return !wanted.some(text => text.toLowerCase() === 'false')
        case 'Bool':
          return true
        case 'String':
        case 'Arn':
          return !operator.wildcards || !wanted.some(hasWildcard)
        case 'Numeric':
        case 'Date':
          return operator.operator.endsWith('Equals') && !/Than/.test(operator.operator)
        default:
          return false
      }
    }) || conditions.every(({ operator }) => isOrdered(operator.family) && operator.qualifier === undefined)
  )
}

function isOrdered(family: CompiledCondition['operator']['family']): boolean {
  return family === 'Numeric' || family === 'Date'
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
