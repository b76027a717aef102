// `MaxSessionDuration` beside a trust policy, as IAM's replies have it.

import { childPointer } from '../../base/json-pointer.ts'
import { type JsonObject, memberOf } from '../../base/json-value.ts'
import type { WrittenMaximum } from '../../model/policy.ts'

/** Undefined unless it is a number of seconds that IAM takes. */
export function maxSessionIn(value: JsonObject, pointer: string): WrittenMaximum | undefined {
  const seconds = memberOf(value, 'MaxSessionDuration')
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) return undefined
  if (seconds < 3600 || seconds > 43_200) return undefined
  return { seconds, pointer: childPointer(pointer, 'MaxSessionDuration') }
}
