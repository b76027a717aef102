// Whether a statement is about an action, as far as its actions go.

import { type Item, itemsOf, type Statement } from '../model/policy.ts'
import { matchesWildcard } from './wildcard.ts'

/** By `Action`, or because `NotAction` does not leave it out. The action in lower case. */
export function reachesAction({ raw, pointer }: Statement, action: string): boolean {
  if (itemsOf(raw, 'Action', pointer).some(item => coversAction(item, action))) return true
  const excluded = itemsOf(raw, 'NotAction', pointer)
  return excluded.length > 0 && !excluded.some(item => coversAction(item, action))
}

/** Whether one value of `Action` or `NotAction` covers an action, given in lower case. */
export function coversAction({ value }: Item, action: string): boolean {
  return typeof value === 'string' && matchesWildcard(value.toLowerCase(), action)
}
