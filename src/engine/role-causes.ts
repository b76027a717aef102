// Why the role's side of a hop refuses: a deny, an external id, a condition, or a trust in somebody else.

import { isAccountId } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Seen } from '../model/known.ts'
import type { Hop } from '../model/link.ts'
import { effectOf, type Statement, statementsOf } from '../model/policy.ts'
import { principalForm } from '../model/principal.ts'
import type { FailedClause } from '../policy/decision.ts'
import type { HopSides } from '../policy/hop-sides.ts'
import { arnDifference } from '../policy/role-arn-difference.ts'
import { deniesIn } from './caller-causes.ts'
import {
  actionsOf,
  awsPrincipalsOf,
  placeOfClause,
  placeOfElement,
  placeOfPolicy,
  statementAt,
} from './cause-places.ts'
import { conditionsOn } from './conditions-on.ts'
import type { CauseOf, HopCause } from './hop-cause.ts'

export interface RoleSide {
  readonly caller: Identity
  readonly hop: Hop
  /** Resource control policies of the role's account, by level. */
  readonly rcps: readonly Seen<HeldPolicy>[]
  readonly sides: HopSides
}

export function roleCauses(side: RoleSide): readonly HopCause[] {
  const { sides, hop, rcps } = side
  const [trust] = hop.role.trust.items
  if (trust === undefined || sides.trust.outcomes.includes('allowed')) return []
  const denies = deniesIn(sides.trust, 'role', ({ slot, level, policy }) =>
    slot === 'resource' ? trust : slot === 'rcp' ? rcps[level ?? 0]?.items[policy] : undefined,
  )
  const lacking = sides.trust.missing.some(({ slot, state }) => slot === 'resource' && state === 'no')
  return [
    ...denies.map(denied => externalIdDenied(denied, side) ?? denied),
    ...(lacking ? trustCauses(trust, side) : []),
  ]
}

/** A deny that another external id would escape is about the external id. */
function externalIdDenied(denied: CauseOf<'denied'>, { sides }: RoleSide): HopCause | undefined {
  const { statement } = denied.place
  const [asked] = statement ? conditionsOn(statement, 'sts:ExternalId') : []
  const sent = sides.request.context?.['sts:ExternalId']
  if (asked === undefined || (sent !== undefined && typeof sent !== 'string')) return undefined
  const passes = (id: string) =>
    sides.trustIf({ context: { 'sts:ExternalId': id } }).decision !== 'explicitDeny'
  const wanted = asked.operator === 'Null' ? [] : asked.values.filter(passes)
  if (wanted.length === 0 && !passes('any-external-id')) return undefined
  const place = { ...denied.place, at: { pointer: asked.pointer } }
  return { kind: 'external-id', place, wanted, sent }
}

interface Candidate {
  readonly statement: Statement
  readonly failed: readonly FailedClause[]
  /** How far it is from letting the caller in. */
  readonly distance: number
  /** The principal that stands where the caller's should. */
  readonly inPlace: Omit<CauseOf<'other-caller'>, 'kind' | 'place'> | undefined
  readonly pointer: string | undefined
}

/** The statement that comes nearest says what was meant. */
function trustCauses(trust: HeldPolicy, side: RoleSide): readonly HopCause[] {
  const sole = statementsOf(trust.policy)
    .filter(one => effectOf(one) === 'Allow')
    .flatMap(awsPrincipalsOf)
  if (sole.some(({ value }) => isUnclear(value, side.caller))) return []
  const candidates = side.sides.trustLacks.flatMap(({ statement: index, failed }) => {
    const statement = statementAt(trust, index)
    return statement ? [candidateOf(statement, failed, side.caller, sole.length === 1)] : []
  })
  const [best] = candidates.sort((a, b) => a.distance - b.distance)
  if (best === undefined) return [{ kind: 'not-trusted', place: placeOfPolicy(trust) }]
  const { statement, failed, inPlace, pointer } = best
  const element = failed.find(clause => clause.element === 'Principal' || clause.element === 'NotPrincipal')
  if (element && !inPlace) {
    return [{ kind: 'not-trusted', place: placeOfElement(trust, statement, element.element) }]
  }
  const action = failed.find(clause => clause.element === 'Action' || clause.element === 'NotAction')
  if (action) {
    const place = placeOfElement(trust, statement, action.element)
    return [{ kind: 'not-trusted', place, has: actionsOf(statement) }]
  }
  const conditions = failed
    .filter(clause => clause.element === 'Condition' && clause.state === 'no')
    .map(clause => conditionCause(trust, statement, clause, side.sides))
  if (!inPlace || pointer === undefined) return conditions
  const place = { in: trust.document, at: { pointer }, statement }
  return [{ kind: 'other-caller', place, ...inPlace }, ...conditions]
}

function conditionCause(
  trust: HeldPolicy,
  statement: Statement,
  clause: FailedClause,
  sides: HopSides,
): HopCause {
  const place = placeOfClause(trust, statement, clause)
  if (clause.key?.toLowerCase() !== 'sts:externalid') return { kind: 'role-condition', place, clause }
  const sent = sides.request.context?.['sts:ExternalId']
  const wanted = clause.operator?.startsWith('Null') ? [] : (clause.wanted ?? [])
  return { kind: 'external-id', place, wanted, sent: typeof sent === 'string' ? sent : undefined }
}

function candidateOf(
  statement: Statement,
  failed: readonly FailedClause[],
  caller: Identity,
  sole: boolean,
): Candidate {
  const misses = (...elements: string[]) => failed.some(({ element }) => elements.includes(element))
  const principals = awsPrincipalsOf(statement).map(one => ({
    ...one,
    difference: isAccountOf(one.value)
      ? ('account' as const)
      : (arnDifference(one.value, caller.arn) ?? 'name'),
  }))
  const slip = principals.find(({ value, difference }) => difference !== 'name' && !isAccountOf(value))
  const meant = misses('Principal') ? (slip ?? (sole ? principals[0] : undefined)) : undefined
  const conditions = failed.filter(({ element }) => element === 'Condition').length
  return {
    statement,
    failed,
    distance:
      (misses('Principal', 'NotPrincipal') ? (slip ? 2 : 6) : 0) +
      (misses('Action', 'NotAction') ? 4 : 0) +
      Math.min(conditions, 3) / 2,
    inPlace: meant && { value: meant.value, difference: meant.difference },
    pointer: meant?.pointer,
  }
}

function isAccountOf(value: string): boolean {
  return isAccountId(value) || value.endsWith(':root')
}

/** Texts that name nobody, ids of roles that are gone, and sessions of the caller have rules of their own. */
function isUnclear(value: string, caller: Identity): boolean {
  const form = principalForm('AWS', value)
  if (form === undefined || form === 'unique-id') return true
  return (
    form === 'role-session' && value.includes(`:${caller.account}:`) && value.includes(`/${caller.name}/`)
  )
}
