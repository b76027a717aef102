// What the user declared about accounts and links, as written in the configuration, with paths as shown to the user.

import type { DatabaseService } from './app-config.ts'
import type { ReadDocument } from './document.ts'
import type { Ignores } from './ignore.ts'
import type { App } from './link.ts'

/** The policies of one identity, by path. */
export interface DeclaredIdentity {
  /** Of a role or a user. */
  readonly arn?: string
  readonly trust?: string
  readonly policies?: readonly string[]
  readonly boundary?: string
  /** JSON pointer in the configuration. */
  readonly pointer: string
}

export interface DeclaredHop extends DeclaredIdentity {
  readonly arn: string
  /** Undefined for none; `from` names the environment variable that holds it, `unset` one without a value. */
  readonly externalId?: { readonly value: string; readonly from?: string } | { readonly unset: string }
  readonly externalIdPointer?: string
  readonly sessionTags?: Readonly<Record<string, string>>
  /** What the caller asks for; left out, it does not ask. */
  readonly sessionSeconds?: number
  readonly sourceIdentity?: string
  /** The name that the caller gives its session, perhaps with a part that is not known. */
  readonly sessionName?: string
}

export interface DeclaredDatabase {
  /** Left out, RDS. */
  readonly service?: DatabaseService
  readonly account?: string
  readonly engine?: string
  readonly host?: string
  readonly port?: number
  readonly region?: string
  readonly resourceId?: string
  readonly name?: string
  readonly user?: string
  readonly proxy?: boolean
  /** A file with certificate authorities to trust besides those of RDS. */
  readonly ca?: string
  /** Where its members are written, where that is not below the link's place by their own names. */
  readonly pointers?: Readonly<Record<string, string>>
}

export interface DeclaredLink {
  readonly name: string
  readonly app?: App
  readonly pointer: string
  /** The configuration of a product that says it; left out, the configuration of rdsaudit does. */
  readonly document?: ReadDocument
  /** Flags of the command line say it, and no file. */
  readonly byFlags?: true
  readonly caller?: DeclaredIdentity
  readonly hops: readonly DeclaredHop[]
  /** Of AWS's shared files: the credentials of the caller. */
  readonly profile?: string
  /** A file with an OIDC token that the first role is assumed with. */
  readonly webIdentityTokenFile?: string
  readonly database?: DeclaredDatabase
  /** Types of databases that the product finds by itself this way, in its own words. */
  readonly discovers?: readonly string[]
}

export interface DeclaredAccount {
  readonly id: string
  readonly name?: string
  readonly owned?: boolean
  readonly organization?: string
  /** Paths by level, from the root down. */
  readonly scps?: readonly (readonly string[])[]
  readonly rcps?: readonly (readonly string[])[]
}

/** All that was declared; `document` is the configuration itself, for places in it. */
export interface Setup {
  readonly document?: ReadDocument
  readonly accounts: readonly DeclaredAccount[]
  readonly links: readonly DeclaredLink[]
  /** A document's path as seen from the configuration, whatever the working directory; left out, as shown. */
  nameOf?(path: string): string
  /** Accepted risks. */
  readonly ignores?: Ignores
  /** `YYYY-MM-DD` in UTC, for what expires. */
  readonly today?: string
  /** True when everything is checked that the configuration names: what is not found then is not there. */
  readonly whole?: boolean
}

export const emptySetup: Setup = { accounts: [], links: [] }
