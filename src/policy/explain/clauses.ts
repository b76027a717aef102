// The clauses of a statement that a request does not meet, or of which that cannot be told.

import { childPointer } from '../../base/json-pointer.ts'
import { matchAction } from '../action-match.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import { type CompiledCondition, matchCondition } from '../condition-match.ts'
import { contextValue } from '../context.ts'
import type { FailedClause } from '../decision.ts'
import { unknown } from '../given-context.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { isCertain, matchPrincipal, notReached } from '../principal-match.ts'
import { matchResource } from '../resource-match.ts'
import { no, type Ternary, yes } from '../ternary.ts'
import { unknownVariables } from '../variables.ts'

export function failedClauses(
  statement: CompiledStatement,
  request: PreparedRequest,
): readonly FailedClause[] {
  const { action, principal, resource, conditions, pointer } = statement
  const failed: FailedClause[] = []
  const at = (element: FailedClause['element']) => ({ element, pointer: childPointer(pointer, element) })
  const named = matchAction(action, request.action, request.service)
  if (named !== yes) failed.push({ ...at(action.element), state: stateOf(named) })
  if (principal !== undefined) {
    if (matchPrincipal(principal, request) === notReached)
      failed.push({ ...at(principal.element), state: 'no' })
    else if (!isCertain(principal, request)) {
      failed.push({
        ...at(principal.element),
        state: 'unknown',
        ...(request.knownRoleArn === unknown && { unknownKeys: ['aws:principalarn'] }),
      })
    }
  }
  const spoken = resource === undefined ? yes : matchResource(resource, request)
  if (resource !== undefined && spoken !== yes) {
    const keys = resource.templates.flatMap(template => unknownVariables(template, request))
    failed.push({
      ...at(resource.element),
      state: stateOf(spoken),
      ...(keys.length > 0 && { unknownKeys: keys }),
    })
  }
  for (const condition of conditions) {
    const held = matchCondition(condition, request)
    if (held !== yes) failed.push(failedCondition(condition, held, request))
  }
  return failed
}

function failedCondition(
  condition: CompiledCondition,
  held: Ternary,
  request: PreparedRequest,
): FailedClause {
  const value = contextValue(request, condition.key)
  const found =
    value === undefined || value === unknown ? undefined : typeof value === 'string' ? [value] : value
  const keys = [
    ...(value === unknown ? [condition.key] : []),
    ...condition.values.flatMap(({ template }) => (template ? unknownVariables(template, request) : [])),
  ]
  return {
    element: 'Condition',
    pointer: condition.pointer,
    state: stateOf(held),
    operator: condition.operatorWritten,
    key: condition.keyWritten,
    wanted: condition.wanted,
    ...(found && { found }),
    ...(keys.length > 0 && { unknownKeys: [...new Set(keys)] }),
  }
}

function stateOf(held: Ternary): FailedClause['state'] {
  return held === no ? 'no' : 'unknown'
}
