// The policies of both sides of every hop, judged by the rules of `check`.

import type { Setup } from '../../../model/setup.ts'
import { type Check, defineCheck } from '../../define-check.ts'
import { liveSetup } from '../../live-setup.ts'
import type { WalkedLink } from '../../walked-link.ts'

/** `base` is what the configuration says besides the link. */
export function bothSides({ webIdentityTokenFile }: WalkedLink, base: Setup): Check {
  const byKey = webIdentityTokenFile === undefined
  return defineCheck({
    id: 'both-sides',
    step: 'assume',
    title: 'the policies of both sides agree',
    needs: [],
    hopes: [...(byKey ? (['caller', 'callerPolicies'] as const) : []), 'rolePolicies', 'levels', 'database'],
    gives: ['judgement'],
    aside: true,
    late: true,
    questions: 0,
    async run({ link, known, ports }) {
      const { documents, setup } = liveSetup(link, base, known)
      const judgement = await ports.judge(documents, setup)
      const sides = judgement.link.hops.map(({ sides: both, causes }) => ({ decision: both?.both, causes }))
      const broken = sides.filter(
        ({ decision, causes }) => causes.length > 0 || decision?.outcomes.includes('allowed') === false,
      )
      const open = sides.filter(({ decision }) => decision?.decision !== 'allowed')
      const told = judgement.findings.filter(({ severity }) => severity !== 'info')
      const rules = [...new Set(told.map(({ rule }) => rule))].sort()
      const agree =
        broken.length > 0 ? 'they do not' : open.length > 0 ? 'not all of them were seen' : 'they do'
      return {
        state: broken.length + rules.length > 0 ? 'warn' : open.length > 0 ? 'unknown' : 'ok',
        found: rules.length > 0 ? `${agree}; rules say more: ${rules.join(', ')}` : agree,
        facts: { documents: documents.map(({ path }) => path), ...(rules.length > 0 && { rules }) },
        gives: { judgement },
      }
    },
  })
}
