// NumericEquals and its kin: "comparing a key to an integer or decimal value".
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric

import { type CompiledValue, constant, never } from './compiled-value.ts'
import { rememberLast } from './remember-last.ts'

export type Comparison = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals'

/** What is no number equals nothing and is neither less nor greater. */
export function numeric(wanted: string, comparison: Comparison): CompiledValue {
  const limit = readNumber(wanted)
  if (limit === undefined) return never
  return constant(value => {
    const number = askedNumber(value)
    return number !== undefined && compare(number, limit, comparison)
  })
}

/** Whether `value` stands in the relation to `limit`. */
export function compare(value: number, limit: number, comparison: Comparison): boolean {
  switch (comparison) {
    case 'Equals':
      return value === limit
    case 'LessThan':
      return value < limit
    case 'LessThanEquals':
      return value <= limit
    case 'GreaterThan':
      return value > limit
    case 'GreaterThanEquals':
      return value >= limit
  }
}

/** An integer or a decimal, or undefined. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

const askedNumber = rememberLast(readNumber)
