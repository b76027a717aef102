// Which conditions on sts:ExternalId stand in somebody's way, and whether they keep out a call without the id, or with
// a wrong one.

import type { JsonObject } from '../base/json-value.ts'
import { isObject, memberOf } from '../base/json-value.ts'
import { ifKnown } from '../model/known.ts'
import type { Statement } from '../model/policy.ts'
import { deniesOf, entranceBy } from '../policy/entrance.ts'
import { conditionsOf } from './conditions-of.ts'
import type { ConditionSubject } from './subjects.ts'
import type { Entrant, TrustSubject } from './wide-subjects.ts'

export const externalIdKey = 'sts:ExternalId'

/** Two ids that nobody has agreed on, as unlike as ids can be. */
const wrongIds = ['rdsaudit-not-the-external-id', 'Zq9.Nobody@Agreed,On=It'] as const

/**
 * The conditions on the external id that the entrant meets: those of its Allow, and those of Denies that would keep it
 * out but for them.
 */
export function guardsByExternalId(trust: TrustSubject, entrant: Entrant): readonly ConditionSubject[] {
  const ofDenies = deniesOf(trust.policy).filter(
    deny => idConditionsOf(deny).length > 0 && wouldKeepOut(deny, trust, entrant),
  )
  return [entrant.statement, ...ofDenies].flatMap(idConditionsOf)
}

/** Whether a call without an external id gets in. */
export function entersWithoutId({ entrance, principal }: Entrant): boolean {
  return entrance.search({ principal, without: [externalIdKey] }).answer === 'yes'
}

/** Whether any external id will do. */
export function entersWithAnyId(entrant: Entrant): boolean {
  return wrongIds.every(id => entersWithId(entrant, id))
}

/** Whether a call with this external id gets in. */
export function entersWithId({ entrance, principal }: Entrant, id: string): boolean {
  return entrance.search({ principal, context: { [externalIdKey]: id } }).answer === 'yes'
}

/** The conditions of a statement on the external id. */
export function idConditionsOf(statement: Statement): readonly ConditionSubject[] {
  return conditionsOf(statement).filter(isOnId)
}

function isOnId({ key, operator }: ConditionSubject): boolean {
  return key.toLowerCase() === externalIdKey.toLowerCase() && operator !== undefined
}

function wouldKeepOut(deny: Statement, { policy, role }: TrustSubject, { statement, principal }: Entrant) {
  const entrance = entranceBy(policy, statement, {
    roleArn: ifKnown(role)?.arn,
    denies: [withoutIdConditions(deny)],
  })
  return entrance.search({ principal }).answer === 'no'
}

function withoutIdConditions({ raw }: Statement): JsonObject {
  const condition = memberOf(raw, 'Condition')
  if (!isObject(condition)) return raw
  const kept = Object.entries(condition).map(([operator, block]) => [
    operator,
    isObject(block)
      ? Object.fromEntries(Object.entries(block).filter(([key]) => key.toLowerCase() !== 'sts:externalid'))
      : block,
  ])
  return { ...raw, Condition: Object.fromEntries(kept) }
}
