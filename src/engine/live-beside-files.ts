// Identities of which files were given, and of which AWS has something else: both are judged, each at its own place.

import type { Identity } from '../model/inventory.ts'

export interface JudgedIdentity {
  /** What the policies to judge are attached to. */
  readonly as: Identity
  /** The identity that links go through. */
  readonly of: Identity
}

/** Each identity, and after it what AWS has of it where that was read from somewhere else. */
export function* withLive(
  identities: Iterable<Identity>,
  part: 'trust' | 'permissions',
): Generator<JudgedIdentity> {
  for (const of of identities) {
    yield { as: of, of }
    const { live } = of
    if (live && live[part] !== of[part]) yield { as: live, of }
  }
}
