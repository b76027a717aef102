// What comes of asking somebody outside this program: AWS, a name server, a database. Nothing here knows which.

/** What came of one question to a peer: its answer, or its refusal in its own words. Never throws for what a peer does. */
export type Answer<T> = { readonly state: 'answered'; readonly value: T; readonly tookMs: number } | Failed

export interface Failed {
  readonly state: 'failed'
  readonly error: PeerError
  readonly tookMs: number
}

/** Why there is no answer. Holds nothing secret; `message` is the peer's own text and not yet safe to print. */
export interface PeerError {
  /** The peer's own code: AccessDenied, ECONNREFUSED, 28P01, 1045, CERT_HAS_EXPIRED … */
  readonly code: string
  readonly message: string
  readonly kind: FailureKind
  /** Of AWS, as policies name it: `sts:AssumeRole`. */
  readonly call?: string
  readonly requestId?: string
}

/**
 * - `denied`: AWS refuses this caller the call.
 * - `credentials`: bad, missing or expired credentials.
 * - `throttled`: too many calls.
 * - `timeout`: nothing, or not enough, came in time.
 * - `network`: no name, no route, nobody listening, or cut off.
 * - `tls`: no TLS on offer, no common version, or a certificate that is not right.
 * - `refused`: the database refuses the login, or asks for something that is not a token.
 * - `invalid`: the question itself is wrong (AWS: ValidationError …).
 * - `notFound`: AWS knows no such thing.
 * - `peer`: 5xx, garbage, not who was expected.
 * - `cancelled`: by the user.
 */
export type FailureKind =
  | 'denied'
  | 'credentials'
  | 'throttled'
  | 'timeout'
  | 'network'
  | 'tls'
  | 'refused'
  | 'invalid'
  | 'notFound'
  | 'peer'
  | 'cancelled'

/** Every question takes these. */
export interface Patience {
  /** Milliseconds for the whole question. */
  readonly timeoutMs: number
  /** Ends the question at once, as `cancelled`. */
  readonly signal?: AbortSignal
}
