// Which plugin MySQL or MariaDB asks a user for.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_auth_switch_request.html

import type { Duplex } from 'node:stream'
import { PeerFailure } from '../ask-peer.ts'
import { type Greeting, loginWithoutSecret, readPacket, refusalOf } from '../wire/mysql-packets.ts'
import type { Wire } from '../wire/wire.ts'
import type { LoginName, LoginQuestion } from './ports.ts'

/** Throws `PeerFailure`: the server's refusal, or what it says that is not MySQL. */
export async function askMysql(
  stream: Duplex,
  wire: Wire,
  as: LoginName,
  { sequence, serverVersion }: Greeting,
  overTls: boolean,
): Promise<LoginQuestion> {
  stream.write(loginWithoutSecret(sequence + (overTls ? 2 : 1), as, overTls))
  const { body } = await readPacket(wire)
  const [rawCode = 0] = body
  switch (rawCode) {
    case 0xff:
      throw refusalOf(body)
    case 0x00:
      return { asks: 'trust', rawCode, serverVersion }
    case 0xfe:
      return { asks: pluginIn(body), rawCode, serverVersion }
    default:
      throw new PeerFailure('peer', 'GARBAGE', `a packet ${rawCode} came before any question`)
  }
}

/** A request without a name is that of servers older than plugins. */
function pluginIn(body: Buffer): string {
  if (body.length === 1) return 'mysql_old_password'
  const end = body.indexOf(0, 1)
  return body.subarray(1, end < 0 ? body.length : end).toString()
}
