// Whether the networks of both ends let the caller through to the database: what AWS says of them, judged by the rules of
// `check`. Asked where nothing answers at the port, of callers that run on machines that AWS describes.

import type { Setup } from '../../../model/setup.ts'
import { type Check, defineCheck } from '../../define-check.ts'
import { liveSetup } from '../../live-setup.ts'
import type { NetworkFault } from '../../network-reading.ts'

/** What the rules can find between both ends, from what keeps everybody out to what keeps one caller out. */
export const wayRules: readonly string[] = [
  'security-group-admits-nobody',
  'idle-peering',
  'missing-route-to-database',
  'missing-route-to-caller',
  'route-into-other-network',
  'overlapping-networks',
  'client-without-way-out',
  'client-not-admitted',
  'closed-access-list',
  'public-name-over-peering',
]

/** `configuration` is what the configuration says besides the link. */
export function wayBetween(configuration: Setup): Check {
  return defineCheck({
    id: 'way-between',
    step: 'tls',
    title: 'the networks of both ends let the caller through',
    needs: ['asker', 'database'],
    hopes: ['caller', 'callerPolicies', 'readers', 'tcp', 'tcpRefusal'],
    gives: ['wayFaults', 'wayIsOpen'],
    aside: true,
    late: true,
    questions: 12,
    async run({ link, known, ports, patience }) {
      if (known.tcpRefusal?.kind !== 'timeout')
        return { state: 'ok', found: 'not asked: something answers at the port' }
      const { setup } = liveSetup(link, configuration, known)
      const [base = known.asker, ...others] = (known.readers ?? []).map(({ caller }) => caller)
      const readers = { base, others: [...others, known.asker] }
      const described = await ports.describe(setup.links, readers, patience)
      const { findings, undecided } = await ports.judge([described], setup)
      const found = findings.filter(({ rule }) => wayRules.includes(rule))
      const faults = found
        .map(
          ({ rule, message, advice, fix }): NetworkFault => ({
            text: message,
            rule,
            advice,
            ...(fix && { command: fix.text }),
          }),
        )
        .sort((one, other) => wayRules.indexOf(one.rule) - wayRules.indexOf(other.rule))
      if (faults.length > 0)
        return {
          state: 'warn',
          found: faults.map(({ text }) => text).join('; '),
          gives: { wayFaults: faults },
        }
      const open = undecided.find(({ rule }) => wayRules.includes(rule))
      return open
        ? { state: 'unknown', found: `what AWS says of them is not against it; ${open.why}` }
        : {
            state: 'ok',
            found: 'security groups, routes and access lists of both ends let it through',
            gives: { wayIsOpen: true },
          }
    },
  })
}
