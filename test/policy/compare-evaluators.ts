// One random case through both evaluators.

import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { RandomCase } from './random-case.ts'
import { type ReferenceAnswer, referenceEvaluate } from './reference.ts'

export interface Comparison {
  readonly ours: ReferenceAnswer
  readonly theirs: ReferenceAnswer
}

/** Outcomes and deciding statements of the two. */
export function compareEvaluators({ request, policies }: RandomCase): Comparison {
  const decision = evaluate(request, compilePolicies(policies))
  const deciding = decision.reasons
    .filter(({ decides }) => decides)
    .map(({ slot, level = 0, policy, statement }) => `${slot}/${level}/${policy}/${statement}`)
  return {
    ours: { outcomes: [...decision.outcomes], deciding },
    theirs: referenceEvaluate(request, policies),
  }
}

export function agree({ ours, theirs }: Comparison): boolean {
  return JSON.stringify(ours) === JSON.stringify(theirs)
}
