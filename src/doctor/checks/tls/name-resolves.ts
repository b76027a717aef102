// What the name servers say of the endpoint.

import { type Check, defineCheck } from '../../define-check.ts'
import { rawOf } from '../../refusals.ts'
import type { WalkedLink } from '../../walked-link.ts'

/** None where the connection is sent elsewhere: then nobody asks for the name. */
export function nameResolves({ database }: WalkedLink): readonly Check[] {
  if (database.connectTo) return []
  return [
    defineCheck({
      id: 'name-resolves',
      step: 'tls',
      title: 'the name of the endpoint has an address',
      needs: [],
      gives: ['resolved', 'nameRefusal'],
      async run({ link, ports, patience }) {
        const { resolveHost } = await ports.network()
        const answer = await resolveHost(link.database.host, patience)
        if (answer.state === 'failed')
          return {
            state: 'failed',
            found: answer.error.code,
            raw: rawOf(answer.error),
            gives: { nameRefusal: answer },
          }
        const { addresses, aliases, by } = answer.value
        const list = addresses.map(({ address, scope }) => `${address} (${scope})`)
        return {
          state: 'ok',
          found: list.join(', '),
          facts: { addresses: list, by, ...(aliases.length > 0 && { aliases }) },
          gives: { resolved: answer.value },
        }
      },
    }),
  ]
}
