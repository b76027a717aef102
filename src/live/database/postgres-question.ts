// What PostgreSQL asks a user for.
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-START-UP

import type { Duplex } from 'node:stream'
import { PeerFailure } from '../ask-peer.ts'
import { readMessage, refusalOf, startup } from '../wire/postgres-messages.ts'
import type { Wire } from '../wire/wire.ts'
import type { LoginName, LoginQuestion } from './ports.ts'

/** By authentication code. RDS asks for a token by 3, and for a password by 5 or 10. */
const names: Readonly<Record<number, LoginQuestion['asks']>> = {
  0: 'trust',
  2: 'kerberos',
  3: 'cleartext',
  5: 'md5',
  7: 'gss',
  9: 'sspi',
  10: 'scram',
}

/** Throws `PeerFailure`: the server's refusal, or what it says that is not PostgreSQL. */
export async function askPostgres(
  stream: Duplex,
  wire: Wire,
  { user, database }: LoginName,
): Promise<LoginQuestion> {
  stream.write(startup(user, database ?? user))
  for (;;) {
    const message = await readMessage(wire)
    switch (message.type) {
      case 'E':
        throw refusalOf(message)
      case 'R': {
        if (message.body.length < 4) throw new PeerFailure('peer', 'GARBAGE', 'a question without a code')
        const rawCode = message.body.readInt32BE(0)
        return { asks: names[rawCode] ?? `code ${rawCode}`, rawCode }
      }
      // Notices, and which version of the protocol the server can do.
      case 'N':
      case 'v':
        continue
      default:
        throw new PeerFailure('peer', 'GARBAGE', `a message ${message.type} came before any question`)
    }
  }
}
