// The last role that the link assumes with an external id, assumed without it and with another one.

import type { AwsCaller } from '../../../live/aws/ports.ts'
import { type Check, type CheckResult, defineCheck } from '../../define-check.ts'
import { couldNotLook } from '../../refusals.ts'
import { sessionNameFor } from '../../session-name.ts'
import { nameOf, type WalkedLink } from '../../walked-link.ts'

export function withoutExternalId(link: WalkedLink): readonly Check[] {
  return attempt(link, {
    id: 'closed-without-external-id',
    title: 'the role cannot be assumed without the external id',
    open: 'the role can be assumed without the external id: its trust policy does not demand it',
    externalId: () => undefined,
  })
}

export function withRandomExternalId(link: WalkedLink): readonly Check[] {
  return attempt(link, {
    id: 'closed-to-other-external-ids',
    title: 'the role cannot be assumed with another external id',
    open: 'the role can be assumed with any external id',
    externalId: random => `rdsaudit-${random}`,
  })
}

interface Attempt {
  readonly id: string
  readonly title: string
  readonly open: string
  externalId(random: string): string | undefined
}

function attempt(link: WalkedLink, { id, title, open, externalId }: Attempt): readonly Check[] {
  const index = link.hops.findLastIndex(hop => hop.externalId !== undefined && 'value' in hop.externalId)
  const hop = link.hops[index]
  if (hop === undefined) return []
  const own = `session-${index}` as const
  const before = `session-${index - 1}` as const
  return [
    defineCheck({
      id,
      step: 'closed',
      title,
      needs: index === 0 ? ['asker', own] : [before, own],
      gives: [],
      async run({ known, ports, patience, now }): Promise<CheckResult<never>> {
        const asker: AwsCaller | undefined = index === 0 ? known['asker'] : known[before]?.caller
        if (asker === undefined) throw new Error('nobody to ask')
        const id = externalId(ports.random())
        const answer = await asker.assume(
          {
            roleArn: hop.arn,
            sessionName: sessionNameFor(link, now()),
            region: link.database.region,
            ...(id !== undefined && { externalId: id }),
          },
          patience,
        )
        if (answer.state === 'answered') {
          answer.value.caller.close()
          return { state: 'failed', found: open, facts: { role: hop.arn } }
        }
        if (answer.error.kind !== 'denied') return couldNotLook(nameOf(hop.arn), answer.error)
        return { state: 'ok', found: 'AWS refuses' }
      },
    }),
  ]
}
