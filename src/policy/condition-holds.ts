// Whether the conditions of one statement on one key hold for a value of it, whatever else is in the request. Asked
// where a condition is judged by itself: does it ask for anything, can it ever hold, what does it make of a missing key.

import { childPointer } from '../base/json-pointer.ts'
import { type Statement, speaksLanguageOf2012 } from '../model/policy.ts'
import { readConditions } from './compile-condition.ts'
import { type CompiledCondition, matchCondition } from './condition-match.ts'
import { prepareRequest } from './prepare-request.ts'
import type { Scalar } from './request.ts'
import { and, maybe, no, type Ternary, yes } from './ternary.ts'

/** A value of the key; a list for a key that holds several; undefined for a request without the key. */
export type KeyValue = Scalar | readonly Scalar[] | undefined

export interface ConditionsOnKey {
  /** In the order of the text. */
  readonly conditions: readonly CompiledCondition[]
  /** `unknown` where a policy variable decides. */
  hold(value: KeyValue): 'yes' | 'no' | 'unknown'
}

/** All conditions of a statement; none for a statement whose conditions AWS would refuse. */
export function compiledConditionsOf(statement: Statement): readonly CompiledCondition[] {
  // Several rules ask in turn about one statement.
  if (last?.statement !== statement) {
    const pointer = childPointer(statement.pointer, 'Condition')
    const all = readConditions(statement.raw, pointer, speaksLanguageOf2012(statement.policy))
    last = { statement, conditions: 'problem' in all ? [] : all }
  }
  return last.conditions
}

let last: { readonly statement: Statement; readonly conditions: readonly CompiledCondition[] } | undefined

/** The conditions of a statement that ask about the key; with a pointer, only the one that stands there. */
export function conditionsOnKey(statement: Statement, key: string, pointer?: string): ConditionsOnKey {
  const lower = key.toLowerCase()
  const conditions = compiledConditionsOf(statement).filter(
    one => one.key === lower && (pointer === undefined || one.pointer === pointer),
  )
  return {
    conditions,
    hold(value) {
      let result: Ternary = yes
      for (const one of conditions) result = and(result, holds(one, value))
      return result === yes ? 'yes' : result === no ? 'no' : 'unknown'
    },
  }
}

// Nobody: no key follows from it, so that a key which is not given is missing.
const nobody = '0'.repeat(64)

function holds(condition: CompiledCondition, value: KeyValue): Ternary {
  if (value !== undefined && condition.values.some(({ template }) => template !== undefined)) return maybe
  const context = value === undefined ? {} : { [condition.key]: value }
  return matchCondition(
    condition,
    prepareRequest({ principal: nobody, action: 'sts:AssumeRole', resource: '*', context }, false),
  )
}
