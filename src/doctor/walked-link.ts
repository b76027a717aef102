// The link that is walked: what the configuration or the flags say of it, with everything in its place.

import type { App } from '../model/link.ts'
import type { DeclaredHop, DeclaredLink } from '../model/setup.ts'

export interface WalkedLink {
  readonly name: string
  readonly app: App
  /** Who the link says calls; undefined when it does not say. */
  readonly callerArn?: string
  /** A file with an OIDC token: the first role is assumed with it, and nobody's key is needed. */
  readonly webIdentityTokenFile?: string
  readonly hops: readonly DeclaredHop[]
  readonly database: WalkedDatabase
  /** Where connections to an endpoint, as `HOST:PORT`, go instead. */
  readonly redirections: ReadonlyMap<string, { readonly host: string; readonly port: number }>
  /** As declared, with its files. */
  readonly declared: DeclaredLink
}

export interface WalkedDatabase {
  readonly engine: 'postgres' | 'mysql' | 'mariadb'
  readonly host: string
  readonly port: number
  readonly region: string
  /** Who said the region: the link, or the name of the endpoint. */
  readonly regionBy: 'link' | 'host'
  readonly user: string
  readonly name?: string
  readonly resourceId?: string
  /** Where the connection goes instead; names, certificate and token are still the host's. */
  readonly connectTo?: { readonly host: string; readonly port: number }
}

/** An address, or a name for this machine: the near end of a tunnel. */
export function isLocalName(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|.+\.localhost)$/i.test(host)
}

/** Twelve digits; empty when the ARN has none. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? ''
}

/** Of a role or user, without its path; of a session, the role's. */
export function nameOf(arn: string): string {
  const parts = arn.split(':').slice(5).join(':').split('/')
  return (parts[0] === 'assumed-role' ? parts[1] : parts.at(-1)) ?? ''
}

/** Whether the ARN that AWS tells of a caller is that user, or a session of that role. */
export function isSession(callerArn: string, identityArn: string): boolean {
  if (callerArn === identityArn) return true
  return (
    callerArn.includes(':assumed-role/') &&
    identityArn.includes(':role/') &&
    accountOf(callerArn) === accountOf(identityArn) &&
    nameOf(callerArn) === nameOf(identityArn)
  )
}

/** What a policy calls whoever has this ARN: of a session, its role. */
export function callerArnIn(arn: string): string {
  const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn)
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn
}
