// What is asked of a database at its door and after it, and what comes of it. Types only: they load nothing.

import type { Known } from '../../model/known.ts'
import type { Answer, Patience } from '../answer.ts'
import type { CaBundle, Endpoint } from '../network/ports.ts'

export interface DatabasePorts {
  /** Who has to show what, asked over verified TLS with the user's name only; no secret is sent. */
  askLogin(endpoint: Endpoint, as: LoginName & Trust, patience: Patience): Promise<Answer<LoginQuestion>>
  /** The same without TLS: an answer means that the server goes on in plain text. */
  askPlain(endpoint: Endpoint, as: LoginName, patience: Patience): Promise<Answer<LoginQuestion>>
  /** One connection, over verified TLS or not at all; reads only. The token is given to who asks for it in clear text only. */
  logIn(
    endpoint: Endpoint,
    as: LoginName & Trust & { readonly token: Secret },
    patience: Patience,
  ): Promise<Answer<LoginFacts>>
}

export interface LoginName {
  readonly user: string
  /** PostgreSQL takes the user's name when it is left out; MySQL then selects none. */
  readonly database?: string
}

export interface Trust {
  readonly ca: CaBundle
}

/** What only a driver may see: a login token. Nothing else calls `reveal`. */
export interface Secret {
  reveal(): string
}

/** What the server asks for once it knows the user's name. */
export interface LoginQuestion {
  /**
   * `cleartext` (PostgreSQL) and `mysql_clear_password`: what RDS asks IAM users for. `trust`: nothing. MySQL's others are
   * named as the server names them, and PostgreSQL's as its documentation does (`gss`, `sspi` …).
   */
  readonly asks:
    | 'cleartext'
    | 'md5'
    | 'scram'
    | 'mysql_clear_password'
    | 'caching_sha2_password'
    | 'mysql_native_password'
    | 'trust'
    | (string & {})
  /** The protocol's own: PostgreSQL's authentication code, MySQL's first byte. */
  readonly rawCode: number
  /** MySQL and MariaDB tell it in their greeting. */
  readonly serverVersion?: string
}

/** What a session knows of itself. What may not be read is unseen, and never "no". */
export interface LoginFacts {
  /** Whether the server asked for the token; if not, it let the user in without any secret. */
  readonly tokenTaken: boolean
  readonly currentUser: string
  /** MySQL: `USER()`, with the address that the server sees. */
  readonly sessionUser: Known<string>
  /** Empty when none is selected. */
  readonly database: Known<string>
  readonly serverVersion: string
  /** Our end of the connection: TLS is in use and verified, or there would have been no login. */
  readonly overTls: { readonly protocol: string; readonly cipher: string }
  /** What the server says of its end. Behind a proxy that is another connection, which may well be without TLS. */
  readonly tls: Known<ServerTls>
  readonly iam: Known<IamMembership>
  /** More than a tool that reads and writes data needs; empty when there is nothing. */
  readonly excess: Known<readonly ExcessRight[]>
  /** Whether it can only be read: a replica, or a server that was set so. */
  readonly readOnly: Known<boolean>
  /** Whether this is the user that RDS made with the instance, as far as the database shows it. */
  readonly masterUser: Known<boolean>
  /** MySQL: the server's own host name. */
  readonly serverHost?: string
}

/** What a session tells; the rest is seen from outside. */
export type FactsInside = Omit<LoginFacts, 'tokenTaken' | 'overTls'>

export type ServerTls =
  | { readonly inUse: true; readonly protocol: string; readonly cipher: string }
  | { readonly inUse: false }

/** How the user takes tokens. `nested`: through the roles named, outermost first. `plugin`: MySQL. */
export type IamMembership =
  | { readonly by: 'direct' }
  | { readonly by: 'nested'; readonly through: readonly string[] }
  | { readonly by: 'plugin'; readonly plugin: string }
  | { readonly by: 'none'; readonly plugin?: string }

export interface ExcessRight {
  readonly right:
    | 'superuser'
    | 'rds_superuser'
    | 'createrole'
    | 'createdb'
    | 'replication'
    | 'bypassrls'
    | 'rds_replication'
    | 'rds_password'
    | 'create-user'
    | 'all-privileges'
    | 'grant-option'
    | 'super'
  /** In the database's own words: the role it comes through, or what the grant is on. */
  readonly detail: string
}
