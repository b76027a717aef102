// StringEquals, StringEqualsIgnoreCase, StringLike and their negations.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String

import { makePattern, matchesPattern } from '../pattern.ts'
import { type CompiledValue, everything, templated } from './compiled-value.ts'

/** "Exact matching, case sensitive": `*` and `?` are themselves. */
export function stringEquals(wanted: string, variables: boolean): CompiledValue {
  return templated(wanted, { wildcards: false, variables }, codes => {
    const { text } = makePattern(codes)
    return value => value === text
  })
}

/** "Exact matching, ignoring case". */
export function stringEqualsIgnoreCase(wanted: string, variables: boolean): CompiledValue {
  return templated(wanted, { wildcards: false, variables }, codes => {
    const text = makePattern(codes).text.toLowerCase()
    return value => value.toLowerCase() === text
  })
}

/** "Case-sensitive matching" in which `*` and `?` are wildcards anywhere. */
export function stringLike(wanted: string, variables: boolean): CompiledValue {
  if (/^\*+$/.test(wanted)) return everything
  return templated(wanted, { wildcards: true, variables }, codes => {
    const pattern = makePattern(codes)
    return value => matchesPattern(pattern, value)
  })
}
