// What documents say about accounts, identities and databases, taken together. Every part says whether it was seen.

import type { ReadDocument } from './document.ts'
import type { Known, Seen } from './known.ts'
import type { Policy, WrittenMaximum } from './policy.ts'

/** A policy with the document that holds it. */
export interface HeldPolicy {
  readonly document: ReadDocument
  readonly policy: Policy
}

/** A role's `MaxSessionDuration` with the document that says it. */
export interface MaxSession extends WrittenMaximum {
  readonly document: ReadDocument
}

export interface Account {
  /** Twelve digits. */
  readonly id: string
  readonly name?: string
  /** False for a third party; undefined when nobody said whose it is. */
  readonly owned?: boolean
  /** `o-…`. */
  readonly organization?: string
  /** Service control policies by level, from the root of the organization down; none given, none considered. */
  readonly scps: readonly Seen<HeldPolicy>[]
  /** Resource control policies, likewise. */
  readonly rcps: readonly Seen<HeldPolicy>[]
}

/** A role or a user, with what is attached to it. */
export interface Identity {
  readonly kind: 'role' | 'user'
  readonly arn: string
  readonly account: string
  /** Without its path. */
  readonly name: string
  /** The trust policy of a role; none for a user. */
  readonly trust: Seen<HeldPolicy>
  readonly permissions: Seen<HeldPolicy>
  /** At most one; an empty list that is complete means there is none. */
  readonly boundary: Seen<HeldPolicy>
  /** How long sessions of a role may last. */
  readonly maxSession: Known<MaxSession>
}

/** A database that accepts logins by IAM, or should. */
export interface Database {
  readonly account: Known<string>
  readonly region: Known<string>
  /** `db-…`, `cluster-…` or `prx-…`. */
  readonly resourceId: Known<string>
  /** Undefined when nobody said. */
  readonly kind: 'instance' | 'cluster' | 'proxy' | undefined
  readonly engine?: string
  /** As clients dial it. */
  readonly host?: string
}

export interface Inventory {
  readonly accounts: ReadonlyMap<string, Account>
  readonly identities: readonly Identity[]
  /** Policies of which nobody said to whom they are attached. */
  readonly loose: readonly HeldPolicy[]
  readonly databases: readonly Database[]
}
