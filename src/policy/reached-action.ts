// Whether a statement is about an action, as far as its actions go.

import { isArray, type JsonValue, memberOf } from '../base/json-value.ts'
import { effectOf, type Item, type Policy, type Statement, statementsOf } from '../model/policy.ts'
import { lowerCase } from './interned.ts'
import { matchesWildcard } from './wildcard.ts'

/** Whether an Allow statement reaches the action, whatever its resources and conditions. The action in lower case. */
export function allowsAction(policy: Policy, action: string): boolean {
  return statementsOf(policy).some(one => effectOf(one) === 'Allow' && reachesAction(one, action))
}

/** By `Action`, or because `NotAction` does not leave it out. The action in lower case. */
export function reachesAction({ raw }: Statement, action: string): boolean {
  if (someCovers(memberOf(raw, 'Action'), action)) return true
  const excluded = memberOf(raw, 'NotAction')
  const isSomething = isArray(excluded) ? excluded.length > 0 : excluded !== undefined
  return isSomething && !someCovers(excluded, action)
}

function someCovers(value: JsonValue | undefined, action: string): boolean {
  return isArray(value) ? value.some(one => covers(one, action)) : covers(value, action)
}

/** Whether one value of `Action` or `NotAction` covers an action, given in lower case. */
export function coversAction({ value }: Item, action: string): boolean {
  return covers(value, action)
}

function covers(value: JsonValue | undefined, action: string): boolean {
  return typeof value === 'string' && matchesWildcard(lowerCase(value), action)
}
