// What causes of a hop ask of it.

import { type Case, callerOf, type HopCase } from './case.ts'
import { accountOf, callerArnIn, isSession } from './walked-link.ts'

/** Whoever assumes in this hop, as far as anybody said. */
export function callerIn(c: Case, { index }: HopCase): string | undefined {
  return index === 0 ? callerOf(c) : c.link.hops[index - 1]?.arn
}

/**
 * The identity that a policy has to name for it. A session does not tell the path of its role: `told` is false where
 * nobody else did either.
 */
export function identityIn(
  c: Case,
  hop: HopCase,
): { readonly arn: string; readonly told: boolean } | undefined {
  const caller = callerIn(c, hop)
  if (caller === undefined) return undefined
  if (hop.caller?.exists) return { arn: hop.caller.arn, told: true }
  if (!caller.includes(':assumed-role/')) return { arn: caller, told: true }
  const { callerArn } = c.link
  return callerArn !== undefined && isSession(caller, callerArn)
    ? { arn: callerArn, told: true }
    : { arn: callerArnIn(caller), told: false }
}

/** The external id that the link sends. */
export function sentId({ hop }: HopCase): string | undefined {
  return hop.externalId && 'value' in hop.externalId ? hop.externalId.value : undefined
}

export function isCrossAccount(c: Case, hop: HopCase): boolean {
  const caller = callerIn(c, hop)
  return caller !== undefined && accountOf(caller) !== accountOf(hop.hop.arn)
}
