// Whether the conditions of one statement on one key hold for a value of it, whatever else is in the request. Asked
// where a condition is judged by itself: does it ask for anything, can it ever hold, what does it make of a missing key.

import type { JsonObject } from '../base/json-value.ts'
import { type Policy, speaksLanguageOf2012 } from '../model/policy.ts'
import { readConditions } from './compile-statement.ts'
import { type CompiledCondition, matchCondition } from './condition-match.ts'
import { prepareRequest } from './prepare-request.ts'
import type { Scalar } from './request.ts'
import { and, maybe, type Ternary, yes } from './ternary.ts'

/** A value of the key; a list for a key that holds several; undefined for a request without the key. */
export type KeyValue = Scalar | readonly Scalar[] | undefined

export interface ConditionsOnKey {
  /** In the order of the text. */
  readonly conditions: readonly CompiledCondition[]
  /** `maybe` where a policy variable decides. */
  hold(value: KeyValue): Ternary
}

/** The conditions of a statement that ask about the key. None for a statement that AWS would refuse. */
export function conditionsOnKey(raw: JsonObject, policy: Policy, key: string): ConditionsOnKey {
  const lower = key.toLowerCase()
  const all = readConditions(raw, '', speaksLanguageOf2012(policy))
  const conditions = 'problem' in all ? [] : all.filter(one => one.key === lower)
  return { conditions, hold: value => conditions.reduce((sum, one) => and(sum, holds(one, value)), yes) }
}

// Nobody: no key follows from it, so that a key which is not given is missing.
const nobody = '0'.repeat(64)

function holds(condition: CompiledCondition, value: KeyValue): Ternary {
  if (condition.values.some(({ template }) => template !== undefined) && value !== undefined) return maybe
  const context = value === undefined ? {} : { [condition.key]: value }
  return matchCondition(
    condition,
    prepareRequest({ principal: nobody, action: 'sts:AssumeRole', resource: '*', context }, false),
  )
}
