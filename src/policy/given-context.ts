// The context that came with a request, by key in lower case.

import { childPointer } from '../base/json-pointer.ts'
import { EvaluationInputError } from './input-error.ts'
import { lowerCase } from './interned.ts'
import type { RequestValue } from './request.ts'

/** The value of a key that may have any value, or none. */
export const unknown: unique symbol = Symbol('unknown')

/** A string, or a list that is never of one. */
export type ContextValue = string | readonly string[] | typeof unknown

/** A handful of keys, mostly: two short lists are faster made and searched than a map. */
export interface GivenContext {
  readonly names: readonly string[]
  /** Undefined for a list without values, which is no key. */
  readonly values: readonly (ContextValue | undefined)[]
}

const nothing: GivenContext = { names: [], values: [] }

export function readContext(context: Readonly<Record<string, RequestValue>> | undefined): GivenContext {
  if (context === undefined) return nothing
  const names = Object.keys(context)
  const values: (ContextValue | undefined)[] = []
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string
    const value = context[name] as RequestValue
    if (value === null || value === undefined) {
      throw new EvaluationInputError(childPointer('/context', name), 'a key without a value is left out')
    }
    values.push(readValue(value))
    names[i] = lowerCase(name)
  }
  return { names, values }
}

/** The value of a key in lower case; the last, if its name came in several spellings. */
export function givenValue(given: GivenContext, key: string): ContextValue | undefined {
  const { names, values } = given
  for (let i = names.length - 1; i >= 0; i--) {
    if (names[i] === key && values[i] !== undefined) return values[i]
  }
  return undefined
}

function readValue(value: RequestValue): ContextValue | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if ('unknown' in value) return unknown
  return value.length > 1 ? value.map(String) : value.length === 1 ? String(value[0]) : undefined
}
