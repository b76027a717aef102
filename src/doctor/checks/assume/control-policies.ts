// Service and resource control policies above both ends of the link. Hardly anybody may read them.

import type { AwsCaller } from '../../../live/aws/ports.ts'
import { type Check, defineCheck } from '../../define-check.ts'
import type { ReadLevels } from '../../live-policies.ts'
import { readLevels } from '../../read-levels.ts'
import { rawOf, whyNot } from '../../refusals.ts'
import type { WalkedLink } from '../../walked-link.ts'

export function controlPolicies({ webIdentityTokenFile }: WalkedLink): Check {
  const byKey = webIdentityTokenFile === undefined
  return defineCheck({
    id: 'control-policies',
    step: 'assume',
    title: 'the control policies of both accounts can be read',
    needs: [],
    hopes: ['asker', ...(byKey ? (['caller'] as const) : []), 'signer', 'readers'],
    gives: ['levels'],
    aside: true,
    late: true,
    questions: 4,
    async run({ known, patience }) {
      const readers = new Map<string, AwsCaller>()
      if (known.signer) readers.set(known.signer.account, known.signer.caller)
      const caller = byKey ? known['caller'] : undefined
      if (known.asker && caller) readers.set(caller.account, known.asker)
      for (const reader of known.readers ?? []) readers.set(reader.account, reader.caller)
      const read: readonly ReadLevels[] = await Promise.all(
        [...readers].map(([account, by]) => readLevels(by, account, patience)),
      )
      const gaps = read.flatMap(({ gap }) => gap ?? [])
      const [gap] = gaps
      return {
        state: gap === undefined && read.length > 0 ? 'ok' : 'unknown',
        found:
          gap !== undefined
            ? [...new Set(gaps.map(whyNot))].join('; ')
            : read.map(({ account, scps = [] }) => `${account}: ${scps.flat().length}`).join(', ') ||
              'nobody to ask',
        ...(gap && { raw: rawOf(gap) }),
        gives: { levels: new Map(read.map(one => [one.account, one])) },
      }
    },
  })
}
