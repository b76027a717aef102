// Policies as AWS has them: what was read of an identity, and of the control policies above an account. What could not be
// read is a gap, never empty.

import type { PeerError } from '../live/answer.ts'
import type { LiveDocument } from './judgement.ts'

export interface ReadIdentity {
  readonly arn: string
  readonly kind: 'role' | 'user'
  /** False when AWS says that there is none of this name; undefined when it may not be asked. */
  readonly exists: boolean | undefined
  readonly documents: readonly LiveDocument[]
  /** Undefined: not read. */
  readonly trust?: string
  /** Undefined: none of them was read. */
  readonly policies?: readonly string[]
  /** Undefined: not read; `none`: there is none. */
  readonly boundary?: string | 'none'
  readonly gaps: readonly Gap[]
}

/** A part that could not be read. */
export interface Gap {
  readonly part: 'identity' | 'permissions' | 'boundary' | 'levels'
  readonly error: PeerError
}

/** Control policies of an account, by level, from the root of its organization down. */
export interface ReadLevels {
  readonly account: string
  /** `o-…`, of an account that is in one. */
  readonly organization?: string
  readonly documents: readonly LiveDocument[]
  /** Paths by level; undefined: not read. An account in no organization has none. */
  readonly scps?: readonly (readonly string[])[]
  readonly rcps?: readonly (readonly string[])[]
  readonly gap?: PeerError
}
