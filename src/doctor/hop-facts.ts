// What causes of a hop ask of it.

import { type Case, callerOf, type HopCase } from './case.ts'
import { accountOf } from './walked-link.ts'

/** Whoever assumes in this hop, as far as anybody said. */
export function callerIn(c: Case, { index }: HopCase): string | undefined {
  return index === 0 ? callerOf(c) : c.link.hops[index - 1]?.arn
}

/** The external id that the link sends. */
export function sentId({ hop }: HopCase): string | undefined {
  return hop.externalId && 'value' in hop.externalId ? hop.externalId.value : undefined
}

export function isCrossAccount(c: Case, hop: HopCase): boolean {
  const caller = callerIn(c, hop)
  return caller !== undefined && accountOf(caller) !== accountOf(hop.hop.arn)
}
