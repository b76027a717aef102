// A link: caller → role (→ role) → database → database user. What rdsaudit exists for.

import type { ReadDocument } from './document.ts'
import type { Database, Identity } from './inventory.ts'
import type { Known } from './known.ts'
import type { NodePlace } from './place.ts'

/** A product whose configuration can be read. */
export type Product = 'bytebase' | 'teleport'

/** The product that uses a link; it decides how fixes are worded. */
export type App = Product | 'generic'

/** Where a link, or a part of it, was declared. */
export interface Declared {
  readonly document: ReadDocument
  readonly at: NodePlace
}

/** One assumption of a role. */
export interface Hop {
  readonly role: Identity
  /** What the caller sends; undefined for none. */
  readonly externalId: Known<string | undefined>
  /** The environment variable that the external id was taken from: what stands there is never shown. */
  readonly externalIdFrom?: string
  /** Where the external id was declared. */
  readonly externalIdAt?: Declared
  readonly sessionTags: Readonly<Record<string, string>>
  /** How long a session the caller asks for; undefined for a call that does not ask, which gets `usualSession`. */
  readonly sessionSeconds: Known<number | undefined>
  /** Where the duration was declared. */
  readonly sessionSecondsAt?: Declared
  readonly declared?: Declared
  /** The name of the session, perhaps with a part that is not known; undefined where nobody said. */
  readonly sessionName?: string
}

export type LinkOrigin = 'config' | 'app' | 'inferred'

export interface Link {
  readonly name: string
  readonly app?: App
  /** Where it was declared; undefined for a link that was inferred from policies. */
  readonly declared?: Declared
  /** Who said it: the configuration of rdsaudit, the configuration of the product that uses it, or nobody. */
  readonly origin: LinkOrigin
  /** Undefined when nobody said who calls. */
  readonly caller: Identity | undefined
  /** In the order of the calls; the last role is the one that connects. Empty when the caller connects itself. */
  readonly hops: readonly Hop[]
  readonly database: Database | undefined
  /** Types of databases that the product finds by itself this way, in its own words. */
  readonly discovers?: readonly string[]
  readonly user: Known<string>
}

/**
 * Seconds that a session lasts when nobody asks for more: any role allows as much, and a role that assumes a role gets
 * no more. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const usualSession = 3600

/** Who signs the token: the last role, or the caller when no role is assumed. */
export function signerOf(link: Link): Identity | undefined {
  return link.hops.at(-1)?.role ?? link.caller
}
