// Bool: "true" or "false".
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean

import { makePattern } from '../pattern.ts'
import { type CompiledValue, templated } from './compiled-value.ts'

/** Anything but the two words, in any case, matches nothing. */
export function bool(wanted: string, variables: boolean): CompiledValue {
  return templated(wanted, { wildcards: false, variables }, codes => {
    const word = makePattern(codes).text.toLowerCase()
    const isBool = word === 'true' || word === 'false'
    return value => isBool && value.toLowerCase() === word
  })
}
