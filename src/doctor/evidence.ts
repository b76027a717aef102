// What checks find out for each other and for the diagnosis, by name. Each name is given by one check only.

import type { Failed, PeerError } from '../live/answer.ts'
import type { AssumedSession, AwsCaller, CallerIdentity, LoginToken } from '../live/aws/ports.ts'
import type { LoginFacts, LoginQuestion } from '../live/database/ports.ts'
import type { CaBundle, OpenedTcp, ResolvedHost, TlsFacts } from '../live/network/ports.ts'
import type { DescribedDatabase } from './describe-database.ts'
import type { Judgement } from './judgement.ts'
import type { ReadIdentity, ReadLevels } from './live-policies.ts'
import type { NetworkFault, NetworkReading } from './network-reading.ts'

/** Of the link's hop with this index. */
export type SessionKey = `session-${number}`
export type RefusalKey = `refusal-${number}`

export interface Evidence {
  /** Whoever asks AWS, before anybody answered. */
  readonly asker: AwsCaller
  readonly caller: CallerIdentity
  readonly callerRefusal: PeerError
  /** How far AWS's clock is ahead of this machine's; below zero when it is behind. */
  readonly clockAheadMs: number
  readonly [session: SessionKey]: AssumedSession
  readonly [refusal: RefusalKey]: PeerError
  /** Whose credentials sign the token. */
  readonly signer: Signer
  /** Who was named for reading accounts, beside the caller. */
  readonly readers: readonly Reader[]
  /** Claims of the OIDC token that the first role is assumed with. */
  readonly identityToken: IdentityClaims
  readonly callerPolicies: ReadIdentity
  readonly rolePolicies: readonly ReadIdentity[]
  /** Service and resource control policies of the accounts that could be read. */
  readonly levels: ReadonlyMap<string, ReadLevels>
  readonly judgement: Judgement
  readonly database: DescribedDatabase
  /** Who could read it. */
  readonly databaseReader: AwsCaller
  readonly databaseRefusal: PeerError
  readonly networkReading: NetworkReading
  /** What the rules find between the networks of both ends. */
  readonly wayFaults: readonly NetworkFault[]
  /** All that AWS says of the networks of both ends was read, and lets the caller through. */
  readonly wayIsOpen: true
  readonly token: LoginToken
  readonly tokenRefusal: PeerError
  readonly resolved: ResolvedHost
  readonly nameRefusal: Failed
  readonly tcp: OpenedTcp
  readonly tcpRefusal: PeerError
  readonly ca: CaBundle
  readonly tls: TlsFacts
  readonly tlsRefusal: PeerError
  /** The certificate was verified for the host's own name: secrets may be sent. */
  readonly safe: true
  readonly question: LoginQuestion
  readonly questionRefusal: PeerError
  readonly login: LoginFacts
  readonly loginRefusal: PeerError
  /** Of the database behind a proxy, what it asks the user for. */
  readonly behindProxy: LoginQuestion
}

export type EvidenceKey = keyof Evidence

export interface Signer {
  readonly caller: AwsCaller
  readonly arn: string
  readonly account: string
  readonly expires?: Date
}

/** Somebody who may look into an account. */
export interface Reader {
  readonly caller: AwsCaller
  readonly account: string
}

/** What a token of an OIDC provider says, unverified; never the token itself. */
export interface IdentityClaims {
  readonly issuer: string
  readonly subject: string
  readonly audiences: readonly string[]
  readonly expires?: Date
  /** By the clock of this machine, at the time it was read. */
  readonly isOver?: true
}
