// Whether the external id that a caller sends is demanded at all.

import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import { itemsOf, type Statement } from '../model/policy.ts'
import { askTrust } from '../policy/trust-side.ts'
import { awsPrincipalsOf, placeOfElement, statementAt } from './cause-places.ts'
import { conditionsOn } from './conditions-of.ts'
import type { CausePlace } from './hop-cause.ts'
import type { HopSubject } from './wide-subjects.ts'

/**
 * The principals through which the hop's caller gets in without the external id that it sends. None where it sends
 * none, does not get in at all, or where a condition asks for the id in a way that demands nothing: that has rules of
 * its own.
 */
export function openStatements({ hop, caller, sides }: HopSubject): readonly CausePlace[] {
  const [trust] = hop.role.trust.items
  if (ifKnown(hop.externalId) === undefined || !caller || !sides || !trust) return []
  // Inside one account nobody stands between the two, and products send the id there without being asked.
  if (caller.account === hop.role.account) return []
  if (!sides.trust.outcomes.includes('allowed')) return []
  // Resource control policies can demand it too.
  const without = sides.trustIf({ context: { 'sts:ExternalId': undefined } })
  if (!without.outcomes.includes('allowed')) return []
  const side = askTrust(trust.policy.root, hop.role.arn)
  const search = side.search({ principal: caller.arn, without: ['sts:ExternalId'] })
  if (search.answer !== 'yes') return []
  return side.admittedBy(search.witness).flatMap(index => {
    const statement = statementAt(trust, index)
    if (!statement || conditionsOn(statement, 'sts:ExternalId').length > 0) return []
    return [placeOfPrincipal(trust, statement, caller)]
  })
}

/** The value that lets the caller in: its ARN, or its account. */
function placeOfPrincipal(held: HeldPolicy, statement: Statement, caller: Identity): CausePlace {
  const value = awsPrincipalsOf(statement).find(
    ({ value: text }) =>
      text === caller.arn ||
      text === '*' ||
      (isAccountId(text) ? text : text.endsWith(':root') ? parseArn(text)?.account : undefined) ===
        caller.account,
  )
  if (value) return { in: held.document, at: { pointer: value.pointer }, statement }
  const [whole] = itemsOf(statement.raw, 'Principal', statement.pointer)
  return placeOfElement(held, statement, whole ? 'Principal' : 'NotPrincipal')
}
