// One way that a product takes to a database, in the order of its calls.

import type { AppDatabase, Written } from '../../model/app-config.ts'
import type { ReadDocument } from '../../model/document.ts'

/** One assumption of a role that a product makes. */
export interface AppHop {
  readonly role: Written
  readonly externalId?: Written | undefined
  readonly sessionTags?: Readonly<Record<string, string>> | undefined
  /** Seconds. */
  readonly sessionSeconds?: number | undefined
  /** What the product calls its session, perhaps with a part that is not known. */
  readonly sessionName?: string
}

export interface AppLogin {
  readonly name: string
  readonly document: ReadDocument
  readonly pointer: string
  /** The identity that the product runs as, where it says so. */
  readonly caller: Written | undefined
  readonly hops: readonly AppHop[]
  /** Undefined for a way to databases that the product finds by itself. */
  readonly database: AppDatabase | undefined
  /** Types of databases that it finds by itself, in its own words. */
  readonly discovers?: readonly string[]
  readonly user: Written | undefined
}
