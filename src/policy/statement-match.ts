// Whether a statement applies to a request.

import { matchAction } from './action-match.ts'
import type { CompiledStatement } from './compile-statement.ts'
import { matchCondition } from './condition-match.ts'
import type { PreparedRequest } from './prepare-request.ts'
import { isCertain, matchPrincipal, notReached } from './principal-match.ts'
import { matchResource } from './resource-match.ts'
import { and, maybe, no, type Ternary, yes } from './ternary.ts'

/** The cheapest tests first; most statements speak of other actions. */
export function matchStatement(statement: CompiledStatement, request: PreparedRequest): Ternary {
  const action = matchAction(statement.action, request.action, request.service)
  if (action === no) return no
  if (statement.principal !== undefined && matchPrincipal(statement.principal, request) === notReached)
    return no
  return matchResourceAndConditions(statement, request, action)
}

/** What is left to ask when the principal has been found to match, and the action, or perhaps it. */
export function matchResourceAndConditions(
  statement: CompiledStatement,
  request: PreparedRequest,
  action: Ternary,
): Ternary {
  const { principal, resource } = statement
  let result = and(action, resource === undefined ? yes : matchResource(resource, request))
  if (principal !== undefined && !isCertain(principal, request)) result = and(result, maybe)
  for (const condition of statement.conditions) {
    if (result === no) return no
    result = and(result, matchCondition(condition, request))
  }
  return result
}
