// How long sessions of a role may last, told by the file that holds its trust policy.

import type { HeldPolicy, MaxSession } from '../model/inventory.ts'
import { type Known, known, type Seen, unseen } from '../model/known.ts'

/** Unseen where no file says it: a bare trust policy has no place for it. */
export function maxSessionOf(trust: Seen<HeldPolicy>): Known<MaxSession> {
  const [first] = trust.items.flatMap(({ document, policy }) =>
    policy.maxSession ? [{ ...policy.maxSession, document }] : [],
  )
  return first ? known(first) : unseen("no file says the role's MaxSessionDuration")
}
