// A whole account among the trusted: what makes it worth a word.

import { isUpToCaller } from '../policy/call-keys.ts'
import { entersWithoutId, guardsByExternalId } from './external-id-guards.ts'
import { callersIn } from './fix-trust.ts'
import type { Entrant, TrustSubject } from './wide-subjects.ts'

/**
 * `open`: another account that is known to be owned or not, and nothing
 * narrows. `open-to-whom`: likewise, and nobody said whose it is. `own`: the role's. `guarded`: something narrows.
 */
export type AccountReach = 'open' | 'open-to-whom' | 'own' | 'guarded'

/** Undefined for an entrant that is no whole account. */
export function reachOfAccount(entrant: Entrant, trust: TrustSubject): AccountReach | undefined {
  const { account, isWhole, relation } = entrant
  if (account === undefined || !isWhole) return undefined
  if (relation === 'same') return 'own'
  if (!entersFreely(entrant) || asksForId(entrant, trust)) return 'guarded'
  return relation === 'foreign' || relation === 'unknown' ? 'open-to-whom' : 'open'
}

/** Whether a whole account gets in where links name all of it that call. */
export function isWiderThanLinks({ account, isWhole }: Entrant, trust: TrustSubject): boolean {
  return account !== undefined && isWhole && callersIn(trust, account).length > 0
}

/** Whether the entrant gets in by a call that proves nothing beyond whose it is. */
export function entersFreely({ entrance, principal }: Entrant): boolean {
  return entrance.plainCall(principal, isUpToCaller) !== undefined
}

/** Whether a condition asks the entrant for an external id, be it in a way that demands nothing. */
export function asksForId(entrant: Entrant, trust: TrustSubject): boolean {
  return guardsByExternalId(trust, entrant).length > 0
}

/** Whether the entrant gets in without an external id, and no condition asks for one. */
export function entersUnasked(entrant: Entrant, trust: TrustSubject): boolean {
  return entersWithoutId(entrant) && !asksForId(entrant, trust)
}
