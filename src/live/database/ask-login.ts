// The fingerprint: who has to show what, learnt from the server's first question. Only the user's name is sent, and the
// connection is closed then; servers do not count that as a refused login.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html

import type { Answer, Patience } from '../answer.ts'
import { type Asking, askPeer } from '../ask-peer.ts'
import { dial } from '../network/dial.ts'
import { openVerified } from '../network/open-secured.ts'
import type { Endpoint } from '../network/ports.ts'
import { type Greeting, readGreeting } from '../wire/mysql-packets.ts'
import { Wire } from '../wire/wire.ts'
import { askMysql } from './mysql-question.ts'
import type { LoginName, LoginQuestion, Trust } from './ports.ts'
import { askPostgres } from './postgres-question.ts'

/** Asks over TLS that is verified; where it is not, the answer is a failure of kind `tls` and no name was sent. */
export function askLogin(
  endpoint: Endpoint,
  { ca, ...as }: LoginName & Trust,
  patience: Patience,
): Promise<Answer<LoginQuestion>> {
  return askPeer(patience, async asking => {
    const { stream, greeting } = await openVerified(endpoint, ca, asking)
    awaitQuestion(as, asking)
    const wire = new Wire(stream)
    return greeting ? askMysql(stream, wire, as, greeting, true) : askPostgres(stream, wire, as)
  })
}

/** Asks in plain text. An answer means that this server would go on without TLS for this user. */
export function askPlain(
  endpoint: Endpoint,
  as: LoginName,
  patience: Patience,
): Promise<Answer<LoginQuestion>> {
  return askPeer(patience, async asking => {
    const socket = await dial(endpoint, asking)
    const wire = new Wire(socket)
    let greeting: Greeting | undefined
    if (endpoint.engine !== 'postgres') {
      asking.await('the greeting of MySQL')
      greeting = await readGreeting(wire)
    }
    awaitQuestion(as, asking)
    return greeting ? askMysql(socket, wire, as, greeting, false) : askPostgres(socket, wire, as)
  })
}

function awaitQuestion({ user }: LoginName, asking: Asking): void {
  asking.await(`the server's question to ${user}`)
}
