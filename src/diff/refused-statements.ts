// Statements that AWS would not store: they are compared as not written, and that is said.

import { compilePolicies } from '../policy/compile.ts'
import type { Uncompared } from './access-change.ts'
import type { Pair, PairSide } from './pair.ts'

/** Those of one side only: what both sides have changes nothing. */
export function refusedStatements({ before, after }: Pair): readonly Uncompared[] {
  const [old, now] = [problemsOf(before), problemsOf(after)]
  const beyond = (own: readonly Uncompared[], other: readonly Uncompared[]) =>
    own.filter(({ why }) => !other.some(known => known.why === why))
  return [...beyond(old, now), ...beyond(now, old)]
}

function problemsOf({ policies, name: side }: PairSide): readonly Uncompared[] {
  return compilePolicies(policies).all.flatMap(slot =>
    slot.policies.flatMap(({ place, problems }) =>
      problems.map(({ pointer, problem }) => ({
        name: place.name ?? '',
        why: `AWS would refuse ${pointer}: ${problem}; it is compared as not written`,
        side,
      })),
    ),
  )
}
