// Whether anything answers at the endpoint's port, and from which address.

import type { Answer, Patience } from '../answer.ts'
import { askPeer } from '../ask-peer.ts'
import { scopeOf } from './address-scope.ts'
import { dial } from './dial.ts'
import type { Endpoint, OpenedTcp } from './ports.ts'

/** Connects and closes again; sends nothing. */
export function openTcp(endpoint: Endpoint, patience: Patience): Promise<Answer<OpenedTcp>> {
  return askPeer(patience, async asking => {
    const { remoteAddress = '', remotePort = 0, localAddress = '' } = await dial(endpoint, asking)
    return { address: remoteAddress, port: remotePort, localAddress, scope: scopeOf(remoteAddress) }
  })
}
