// Whether a statement is about an action, as far as its actions go.

import { effectOf, type Item, itemsOf, type Policy, type Statement, statementsOf } from '../model/policy.ts'
import { matchesWildcard } from './wildcard.ts'

/** Whether an Allow statement reaches the action, whatever its resources and conditions. The action in lower case. */
export function allowsAction(policy: Policy, action: string): boolean {
  return statementsOf(policy).some(one => effectOf(one) === 'Allow' && reachesAction(one, action))
}

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
