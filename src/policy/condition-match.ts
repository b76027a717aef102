// The Condition element: operators over keys, all of which must hold.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html

import { never as unreachable } from '../base/never.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import { contextValue } from './context.ts'
import { unknown } from './given-context.ts'
import { arnLike } from './operators/arn.ts'
import { binaryEquals } from './operators/binary.ts'
import { bool } from './operators/bool.ts'
import type { CompiledValue } from './operators/compiled-value.ts'
import { date } from './operators/date.ts'
import { ipAddress } from './operators/ip-address.ts'
import { type Comparison, numeric } from './operators/numeric.ts'
import { holdsWithoutKey, type OperatorName } from './operators/operator-name.ts'
import { stringEquals, stringEqualsIgnoreCase, stringLike } from './operators/string.ts'
import type { PreparedRequest } from './prepare-request.ts'
import { and, maybe, no, not, or, type Ternary, ternary, yes } from './ternary.ts'
import { mayMatch } from './uncertain-match.ts'

/** One key under one operator. */
export interface CompiledCondition {
  readonly operator: OperatorName
  readonly operatorWritten: string
  /** Lower case. */
  readonly key: string
  readonly keyWritten: string
  readonly wanted: readonly string[]
  /** Of `wanted`, in order. Compiled when a request first comes so far. */
  readonly values: readonly CompiledValue[]
  readonly pointer: string
}

/** Compiles one value of a condition, in the operator's positive form. */
export function compileValue(operator: OperatorName, wanted: string, variables: boolean): CompiledValue {
  switch (operator.family) {
    case 'String':
      if (operator.wildcards) return stringLike(wanted, variables)
      return operator.operator.endsWith('IgnoreCase')
        ? stringEqualsIgnoreCase(wanted, variables)
        : stringEquals(wanted, variables)
    case 'Numeric':
      return numeric(wanted, comparisonOf(operator))
    case 'Date':
      return date(wanted, comparisonOf(operator))
    case 'Bool':
      return bool(wanted, variables)
    case 'Binary':
      return binaryEquals(wanted)
    case 'IpAddress':
      return ipAddress(wanted)
    case 'Arn':
      return arnLike(wanted, variables)
    case 'Null':
      // The request's side is the word for whether the key is absent.
      return bool(wanted, false)
    default:
      return unreachable(operator.family)
  }
}

/** `NumericNotEquals` is the negation of `Equals`; the other operators have no negation. */
function comparisonOf({ operator, family }: OperatorName): Comparison {
  const comparison = operator.slice(family.length)
  return comparison === 'NotEquals' ? 'Equals' : (comparison as Comparison)
}

/** Whether one condition holds. */
export function matchCondition(condition: CompiledCondition, request: PreparedRequest): Ternary {
  const value = contextValue(request, condition.key)
  const { operator } = condition
  if (value === unknown) return whenUnknown(condition)
  if (operator.family === 'Null') return matchNull(condition, value, request)
  if (operator.qualifier !== undefined) return matchSet(condition, value, request)
  if (value === undefined) return ternary(operator.ifExists || operator.negated)
  // Undocumented without a set operator: any of several values will do, as for the values of the policy.
  const matched =
    typeof value === 'string' ? matchOne(condition, value, request) : anyOf(condition, value, request)
  return operator.negated ? not(matched) : matched
}

/** What the condition comes to whatever the key's value is, and also without the key; mostly that cannot be told. */
function whenUnknown({ operator, values, wanted }: CompiledCondition): Ternary {
  const { family, qualifier, negated } = operator
  if (family === 'Null') return whenNullIsUnknown(wanted)
  const matchesAll = values.some(value => value.everything)
  if (!matchesAll && values.length > 0) return maybe
  const withoutKey = holdsWithoutKey(operator)
  // A value that is an empty string is none to the set operators.
  const holds = [matchesAll !== negated, withoutKey, ...(qualifier ? [qualifier === 'ForAllValues'] : [])]
  return holds.every(held => held === withoutKey) ? ternary(withoutKey === true) : maybe
}

function whenNullIsUnknown(wanted: readonly string[]): Ternary {
  const words = new Set(wanted.map(word => word.toLowerCase()))
  if (words.has('true') === words.has('false')) return ternary(words.has('true'))
  return maybe
}

/**
 * "use either true (the key doesn't exist — it is null) or false (the key exists and its value is not null)". A value
 * that is an empty string is null here, as it is to the set operators.
 */
function matchNull(
  condition: CompiledCondition,
  value: string | readonly string[] | undefined,
  request: PreparedRequest,
): Ternary {
  return matchOne(condition, isNullSet(value) ? 'true' : 'false', request)
}

/**
 * `ForAllValues` "also returns true if there are no context keys in the request, or if the context key value resolves to
 * a null dataset, such as an empty string"; `ForAnyValue`: "For no matching context key or if the key doesn't exist, the
 * condition returns false." That holds for negated operators too; `IfExists` is true of an absent key whatever stands
 * before it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function matchSet(
  condition: CompiledCondition,
  value: string | readonly string[] | undefined,
  request: PreparedRequest,
): Ternary {
  const { operator } = condition
  const forAll = operator.qualifier === 'ForAllValues'
  if (value === undefined) return ternary(forAll || operator.ifExists)
  if (isNullSet(value)) return ternary(forAll)
  const values = typeof value === 'string' ? [value] : value
  let result: Ternary = forAll ? yes : no
  for (const one of values) {
    const matched = matchOne(condition, one, request)
    const holds = operator.negated ? not(matched) : matched
    result = forAll ? and(result, holds) : or(result, holds)
  }
  return result
}

function isNullSet(value: string | readonly string[] | undefined): boolean {
  return value === undefined || value === ''
}

function anyOf(condition: CompiledCondition, values: readonly string[], request: PreparedRequest): Ternary {
  let result: Ternary = no
  for (const value of values) result = or(result, matchOne(condition, value, request))
  return result
}

/** "If a single condition operator includes multiple values for a context key, those values are evaluated using a logical OR." */
function matchOne(condition: CompiledCondition, value: string, request: PreparedRequest): Ternary {
  let result: Ternary = no
  for (const wanted of condition.values) {
    result = or(result, wanted.matches(value, request))
    if (result === yes) return yes
  }
  return result === no && mayMatchUnknown(condition, value) ? maybe : result
}

/** Whether a value of which a part is not known, here or in the request, may be the same. */
function mayMatchUnknown({ operator, wanted }: CompiledCondition, value: string): boolean {
  const unclear = holdsUnknown(value)
  return wanted.some(
    text =>
      (unclear || holdsUnknown(text)) &&
      ((operator.family !== 'String' && operator.family !== 'Arn') || mayMatch(text, value)),
  )
}
