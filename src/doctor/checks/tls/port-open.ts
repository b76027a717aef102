// Whether anything takes a connection at the endpoint's port. Nothing is sent.

import { type Check, defineCheck } from '../../define-check.ts'
import { endpointOf } from '../../endpoint.ts'
import { rawOf } from '../../refusals.ts'
import type { WalkedLink } from '../../walked-link.ts'

export function portOpen({ database }: WalkedLink): Check {
  return defineCheck({
    id: 'port-open',
    step: 'tls',
    title: 'the port takes connections',
    needs: database.connectTo ? [] : ['resolved'],
    gives: ['tcp', 'tcpRefusal'],
    async run({ link, ports, patience }) {
      const { openTcp } = await ports.network()
      const answer = await openTcp(endpointOf(link.database), patience)
      if (answer.state === 'failed') {
        const { error } = answer
        return { state: 'failed', found: error.message, raw: rawOf(error), gives: { tcpRefusal: error } }
      }
      const { address, port, localAddress } = answer.value
      return {
        state: 'ok',
        found: `${address}:${port}`,
        facts: { address, port, localAddress },
        gives: { tcp: answer.value },
      }
    },
  })
}
