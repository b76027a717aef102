// What documents say about accounts, identities and databases, taken together. Every part says whether it was seen.

import type { AppConfig, DatabaseService } from './app-config.ts'
import type { DescribedDatabase } from './described-database.ts'
import type { ReadDocument } from './document.ts'
import type { Estate } from './estate.ts'
import type { Known, Seen } from './known.ts'
import type { Policy, WrittenMaximum } from './policy.ts'
import type { DeclaredDatabase } from './setup.ts'

/** A policy with the document that holds it. */
export interface HeldPolicy {
  readonly document: ReadDocument
  readonly policy: Policy
}

/** The configuration of a product with the document that holds it. */
export interface HeldApp {
  readonly document: ReadDocument
  readonly app: AppConfig
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
  /** Control policies that are attached above it, or were declared, and do not reach it, since it manages the organization. */
  readonly idleControls?: readonly HeldPolicy[]
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
  /** `AROA…` or `AIDA…`, where AWS told it. */
  readonly id?: string
  /** Left out where nobody described the identity. */
  readonly tags?: Known<Readonly<Record<string, string>>>
  /** Where AWS describes it. */
  readonly describedAt?: PlaceInDocument
  /** True when its account was read to the end, and it is not there. */
  readonly isMissing?: true
  /** The same identity as AWS describes it, where files were given of it too. */
  readonly live?: Identity
}

/** Where something stands. */
export interface PlaceInDocument {
  readonly document: ReadDocument
  readonly pointer: string
}

/** A database that accepts logins by IAM, or should. */
export interface Database {
  readonly service: DatabaseService
  readonly account: Known<string>
  readonly region: Known<string>
  /** `db-…`, `cluster-…` or `prx-…`. */
  readonly resourceId: Known<string>
  /** Undefined when nobody said. */
  readonly kind: 'instance' | 'cluster' | 'proxy' | undefined
  readonly engine?: string
  /** As clients dial it. */
  readonly host?: string
  /** As the link was declared. */
  readonly declared?: DeclaredDatabase
  /** As AWS describes what the login is checked against: of a member of a cluster, the cluster. */
  readonly described: Known<DescribedDatabase>
  /** True when all databases of the account and the region were read, and none has its endpoint. */
  readonly isMissing?: true
}

export interface Inventory {
  readonly accounts: ReadonlyMap<string, Account>
  readonly identities: readonly Identity[]
  /** Policies of which nobody said to whom they are attached. */
  readonly loose: readonly HeldPolicy[]
  readonly databases: readonly Database[]
  /** The configurations of products. */
  readonly apps: readonly HeldApp[]
  /** What AWS says of databases and what is around them. */
  readonly estate: Estate
}
