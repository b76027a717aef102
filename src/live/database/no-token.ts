// The refusal to answer a server that asks for something else than a token in clear text.

import { PeerFailure } from '../ask-peer.ts'

/** `asked`: what it asks for, by the names of `LoginQuestion`. */
export function noToken(asked: string): PeerFailure {
  return new PeerFailure(
    'refused',
    'TOKEN_NOT_ASKED_FOR',
    `the server asks for ${asked}, and not for a token`,
  )
}
