// What a lab is made of: a snapshot of AWS, and what no snapshot can hold. The contract is schemas/world.v1.json.
// No key, password or token is in it; the lab makes them when it starts.

import type { Snapshot } from '../model/snapshot.ts'

export interface World {
  readonly formatVersion: 1
  /** The healthy fact, or the one thing that is wrong, in a line. */
  readonly title: string
  readonly snapshot: Snapshot
  /** Credentials that exist; the environment of the lab gets the first. */
  readonly keys: readonly WorldKey[]
  /** What is inside the database engines, by resource id. */
  readonly databases: readonly WorldDatabase[]
  /** What is unusual about reaching an endpoint. */
  readonly endpoints?: readonly WorldEndpoint[]
  /** Somebody's OIDC token, which the lab signs and writes to a file. */
  readonly identityToken?: WorldIdentityToken
  /** How far the clock of AWS and the databases is ahead of this machine's. */
  readonly clockOffsetMs?: number
  readonly faults?: readonly CallFault[]
  /** The link to be walked. */
  readonly link?: WorldLink
  /** What whoever walks it must find. */
  readonly expect?: Expectation
}

export interface WorldKey {
  /** A user, a root user, or a role session (`arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`). */
  readonly principal: string
  /** Left out, it works. `unknown`: AWS never heard of it; `wrongSecret`: the client holds another secret. */
  readonly fault?: 'unknown' | 'wrongSecret' | 'expired' | 'inactive'
  /** The address that AWS sees; one of the documentation's when left out. */
  readonly sourceIp?: string
  /** The user has a virtual MFA device; its code is made by the lab. */
  readonly mfaSerial?: string
}

export interface WorldDatabase {
  /** `db-…`, `cluster-…`: an engine. Proxies have no users of their own. */
  readonly resourceId: string
  readonly databases: readonly string[]
  readonly users: readonly DatabaseUser[]
  /** The host is overloaded: IAM logins are refused although nothing is wrong with them. */
  readonly throttled?: boolean
}

export interface DatabaseUser {
  readonly name: string
  /** PostgreSQL: roles it is a member of; `rds_iam`, directly or through another, makes logins take a token. */
  readonly memberOf?: readonly string[]
  /** MySQL: `AWSAuthenticationPlugin` makes logins take a token. */
  readonly plugin?: 'AWSAuthenticationPlugin' | 'mysql_native_password'
  /** It has a password, made by the lab. */
  readonly password?: boolean
  /** False for `NOLOGIN`. */
  readonly login?: boolean
  /** The databases that it may use; all when left out. */
  readonly databases?: readonly string[]
}

export function mayUse({ databases }: DatabaseUser, database: string): boolean {
  return databases === undefined || databases.includes(database)
}

export interface WorldEndpoint {
  readonly host: string
  /** Another name for this endpoint, such as a CNAME or a tunnel; `host` is then not one of AWS. */
  readonly aliasOf?: string
  /** Needed with `aliasOf` where it differs. */
  readonly port?: number
  readonly fault?: WireFault
}

export type WireFault =
  | 'refused'
  | 'blackHole'
  | 'silent'
  | 'slow'
  | 'closesEarly'
  | 'noTls'
  | 'notADatabase'
  | 'certificateExpired'
  | 'certificateOfOtherName'
  | 'certificateOfUnknownCa'

export interface WorldIdentityToken {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly expired?: boolean
}

/**
 * `serverError` is a 503, `internalError` a 500; `drop` closes the connection without an answer; `truncated` is an
 * answer whose end is missing; `htmlPage` is what a proxy on the way says instead of AWS, and `portalPage` what one says
 * that calls it a success.
 */
export type CallFaultKind =
  | 'throttle'
  | 'latency'
  | 'serverError'
  | 'internalError'
  | 'drop'
  | 'accessDenied'
  | 'truncated'
  | 'htmlPage'
  | 'portalPage'

export interface CallFault {
  /** `service:Action`. */
  readonly action: string
  readonly fault: CallFaultKind
  /** How many calls it hits; all when left out. */
  readonly times?: number
  /** Of `latency`. */
  readonly latencyMs?: number
}

export interface WorldLink {
  readonly region: string
  readonly engine: 'postgres' | 'mysql'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** Roles on the way, in order; none when the caller logs in itself. */
  readonly hops: readonly WorldHop[]
}

export interface WorldHop {
  readonly roleArn: string
  readonly externalId?: string
  readonly sourceIdentity?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly durationSeconds?: number
  /** The role is assumed with the identity token instead of the caller's key. */
  readonly webIdentity?: boolean
}

/** Where a walk along the link ends, with the code that the client sees. */
export interface Expectation {
  readonly stops: 'nowhere' | 'credentials' | 'assume' | 'connect' | 'tls' | 'login'
  readonly code?: string
  readonly message?: string
  /** What is wrong, by the names that doctor gives to causes. */
  readonly causes: readonly string[]
  /** Left out, a cause can be proved by somebody who may read everything. */
  readonly certainty?: Readonly<Record<string, 'is' | 'possible'>>
}
