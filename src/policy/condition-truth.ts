// Condition blocks that hold always, or never, whatever the request.

import type { JsonObject } from '../base/json-value.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import { findOutcome, type Search } from './find-request.ts'
import type { Request } from './request.ts'

export interface ConditionTruth {
  /** Is there a request for which the block holds? Of the witness only the context means something. */
  readonly holds: Search
  /** Is there a request for which it does not hold? */
  readonly fails: Search
}

// Somebody of whom nothing follows, so that every key can have every value.
const anyone: Request = { principal: '0'.repeat(64), action: 'example:Ask', resource: '*' }

/**
 * Whether a condition block can hold, and whether it can fail. A block that AWS would refuse is `unknown` on both sides.
 *
 * @param variables the document says `2012-10-17`, so that `${…}` are variables.
 */
export function conditionTruth(condition: JsonObject, variables: boolean): ConditionTruth {
  const policies = compilePolicies({
    resource: {
      ...(variables && { Version: '2012-10-17' }),
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Condition: condition },
    },
  })
  if (isRefused(policies)) return { holds: { answer: 'unknown' }, fails: { answer: 'unknown' } }
  return {
    holds: findOutcome(anyone, policies, { anyPrincipal: true, isWanted: outcome => outcome === 'allowed' }),
    fails: findOutcome(anyone, policies, { anyPrincipal: true, isWanted: outcome => outcome !== 'allowed' }),
  }
}

function isRefused({ resource }: CompiledPolicies): boolean {
  return resource.policies.some(({ problems }) => problems.length > 0)
}

/** Whether no request meets the block: `no` when one does, `unknown` when that cannot be told. */
export function isNeverTrue(condition: JsonObject, variables = true): Search['answer'] {
  return opposite(conditionTruth(condition, variables).holds)
}

/** Whether every request meets the block, so that it asks for nothing. */
export function isAlwaysTrue(condition: JsonObject, variables = true): Search['answer'] {
  return opposite(conditionTruth(condition, variables).fails)
}

function opposite({ answer }: Search): Search['answer'] {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown'
}
