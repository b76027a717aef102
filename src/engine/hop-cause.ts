// Why a hop fails, cause by cause: found once for a hop, then said by one rule each. So no cause has two findings, and
// what is only a consequence of another cause has none.

import type { ReadDocument } from '../model/document.ts'
import type { NodePlace } from '../model/place.ts'
import type { Statement } from '../model/policy.ts'
import type { FailedClause } from '../policy/decision.ts'
import type { ArnDifference } from '../policy/role-arn-difference.ts'

/** Where a cause is to be mended. */
export interface CausePlace {
  readonly in: ReadDocument
  readonly at: NodePlace
  readonly statement?: Statement
}

/** What caps the caller, whatever its own policies say. */
export type Cap = 'boundary' | 'scp'

/** Which kind of policy holds an explicit deny. */
export type DenyingKind = 'identity' | 'boundary' | 'scp' | 'resource' | 'rcp'

export type HopCause =
  /** Both ends are in different partitions; no policy can help. */
  | { readonly kind: 'other-partition' }
  /** A role that only its AWS service can assume. */
  | { readonly kind: 'service-linked-role' }
  /** Caller and role are one, and the role does not let itself in. */
  | { readonly kind: 'self' }
  /** The caller's grant names another role, evidently in place of this one. */
  | {
      readonly kind: 'other-role'
      readonly place: CausePlace
      readonly value: string
      readonly difference: ArnDifference
    }
  /** The caller's grant for this role has conditions that the call does not meet. */
  | { readonly kind: 'caller-condition'; readonly place: CausePlace; readonly clause: FailedClause }
  /** No grant is there, or one for other actions. */
  | { readonly kind: 'no-grant'; readonly place?: CausePlace; readonly has?: readonly string[] }
  | { readonly kind: 'cap'; readonly cap: Cap; readonly place: CausePlace }
  | {
      readonly kind: 'denied'
      readonly side: 'caller' | 'role'
      readonly by: DenyingKind
      readonly place: CausePlace
    }
  /** The trust names another caller, evidently in place of this one. */
  | {
      readonly kind: 'other-caller'
      readonly place: CausePlace
      readonly value: string
      readonly difference: ArnDifference
    }
  | { readonly kind: 'role-condition'; readonly place: CausePlace; readonly clause: FailedClause }
  | {
      readonly kind: 'external-id'
      readonly place: CausePlace
      readonly wanted: readonly string[]
      /** Undefined when none is sent. */
      readonly sent: string | undefined
    }
  | { readonly kind: 'not-trusted'; readonly place: CausePlace; readonly has?: readonly string[] }
  /** Session tags are passed, and one side does not allow that. */
  | { readonly kind: 'tagging'; readonly side: 'caller' | 'role'; readonly place?: CausePlace }

export type CauseOf<Kind extends HopCause['kind']> = Extract<HopCause, { readonly kind: Kind }>
