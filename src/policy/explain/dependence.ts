// What a decision depends on: the keys whose values are not known, and the policies that were not seen.

import { applies } from '../combine/applicable.ts'
import type { Verdict } from '../combine/combine.ts'
import type { CompiledPolicies } from '../compile.ts'
import type { Dependence, KeyDependence, PolicyDependence, Reason } from '../decision.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { maybe } from '../ternary.ts'

/** Keys first, in the order in which the statements ask about them. */
export function explainDependence(
  policies: CompiledPolicies,
  verdict: Verdict,
  request: PreparedRequest,
  reasons: readonly Reason[],
): readonly Dependence[] {
  return [...keyDependences(reasons), ...policyDependences(policies, verdict, request)]
}

function keyDependences(reasons: readonly Reason[]): readonly KeyDependence[] {
  const byKey = new Map<string, KeyDependence['clauses'][number][]>()
  for (const reason of reasons) {
    if (!reason.decides) continue
    const { effect, matched: _matched, decides: _decides, grant: _grant, failed, ...statement } = reason
    for (const clause of failed) {
      for (const key of clause.unknownKeys ?? []) {
        const entry = { statement, effect, clause }
        const known = byKey.get(key)
        if (known) known.push(entry)
        else byKey.set(key, [entry])
      }
    }
  }
  return [...byKey].map(([key, clauses]) => ({ kind: 'key', key, clauses }))
}

function policyDependences(
  policies: CompiledPolicies,
  verdict: Verdict,
  request: PreparedRequest,
): readonly PolicyDependence[] {
  const both = ['allow', 'deny'] as const
  const onlyDeny = ['deny'] as const
  return policies.all
    .filter(({ slot }) => applies(slot, request))
    .flatMap(({ slot, level, unseen }) =>
      unseen.map(why => ({
        kind: 'policies' as const,
        slot,
        ...(level !== undefined && { level }),
        why,
        could: slot !== 'rcp' && verdict.allow === maybe ? both : onlyDeny,
      })),
    )
}
