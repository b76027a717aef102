// Why the caller's side of a hop refuses: a deny, a cap, or a grant that is missing or means something else.

import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Seen } from '../model/known.ts'
import { itemsOf, type Statement } from '../model/policy.ts'
import type { Decision, FailedClause, StatementPlace } from '../policy/decision.ts'
import type { HopSides } from '../policy/hop-sides.ts'
import { arnDifference } from '../policy/role-arn-difference.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import {
  actionsOf,
  placeOfClause,
  placeOfElement,
  placeOfPolicy,
  placeOfStatement,
  statementAt,
} from './cause-places.ts'
import type { CauseOf, HopCause } from './hop-cause.ts'

export interface CallerSide {
  readonly caller: Identity
  /** Service control policies of the caller's account, by level. */
  readonly scps: readonly Seen<HeldPolicy>[]
  readonly roleArn: string
  /** Roles that the caller assumes elsewhere: grants for these are meant for these. */
  readonly otherRoles: readonly string[]
  readonly sides: HopSides
}

export function callerCauses(side: CallerSide): readonly HopCause[] {
  const { sides, caller, scps } = side
  if (sides.caller.outcomes.includes('allowed')) return []
  const denies = deniesIn(sides.caller, 'caller', place => heldAt(place, caller, scps))
  // In one account it is enough that the role names the caller; then nothing is missing here.
  if (!sides.both.crossAccount && !sides.trust.outcomes.includes('allowed')) return denies
  return [
    ...denies,
    ...sides.caller.missing.flatMap(({ slot, level, state }): readonly HopCause[] => {
      if (state !== 'no') return []
      if (slot === 'identity') return grantCauses(side)
      const [cap] = (slot === 'boundary' ? caller.boundary : scps[level ?? 0])?.items ?? []
      if (cap === undefined || (slot !== 'boundary' && slot !== 'scp')) return []
      return [{ kind: 'cap', cap: slot, place: placeOfPolicy(cap) }]
    }),
  ]
}

/** The explicit denies that decide. */
export function deniesIn(
  decision: Decision,
  side: 'caller' | 'role',
  heldAtPlace: (place: StatementPlace) => HeldPolicy | undefined,
): readonly CauseOf<'denied'>[] {
  return decision.reasons.flatMap(reason => {
    if (reason.effect !== 'Deny' || reason.matched !== 'yes' || reason.slot === 'session') return []
    const held = heldAtPlace(reason)
    const statement = held && statementAt(held, reason.statement)
    if (!held || !statement) return []
    return [{ kind: 'denied', side, by: reason.slot, place: placeOfStatement(held, statement) } as const]
  })
}

function heldAt({ slot, level, policy }: StatementPlace, caller: Identity, scps: CallerSide['scps']) {
  if (slot === 'identity') return caller.permissions.items[policy]
  if (slot === 'boundary') return caller.boundary.items[policy]
  return slot === 'scp' ? scps[level ?? 0]?.items[policy] : undefined
}

interface Candidate {
  readonly held: HeldPolicy
  readonly statement: Statement
  readonly failed: readonly FailedClause[]
}

/** The statement that comes nearest says what was meant. */
function grantCauses({ caller, roleArn, otherRoles, sides }: CallerSide): readonly HopCause[] {
  const candidates = sides.callerLacks.flatMap(({ policy, statement: index, failed }): Candidate[] => {
    const held = caller.permissions.items[policy]
    const statement = held && statementAt(held, index)
    return held && statement ? [{ held, statement, failed }] : []
  })
  const fails = ({ failed }: Candidate, element: string) => failed.some(clause => clause.element === element)
  const rightAction = candidates.filter(one => !fails(one, 'Action') && !fails(one, 'NotAction'))
  const forRole = rightAction.find(one => !fails(one, 'Resource') && !fails(one, 'NotResource'))
  if (forRole) return conditionCauses(forRole)
  const excepted = rightAction.find(one => fails(one, 'NotResource'))
  const other = otherRoleIn(rightAction, roleArn, otherRoles)
  if (other === 'unreadable') return []
  if (other) return [other.cause, ...conditionCauses(other.candidate)]
  if (excepted) {
    return [{ kind: 'no-grant', place: placeOfElement(excepted.held, excepted.statement, 'NotResource') }]
  }
  const wrongAction = candidates.find(
    one => !fails(one, 'Resource') && namesOnly(one.statement, roleArn) && fails(one, 'Action'),
  )
  if (wrongAction) {
    const { held, statement } = wrongAction
    return [{ kind: 'no-grant', place: placeOfElement(held, statement, 'Action'), has: actionsOf(statement) }]
  }
  const [first] = caller.permissions.items
  return [{ kind: 'no-grant', ...(first && { place: placeOfPolicy(first) }) }]
}

function conditionCauses({ held, statement, failed }: Candidate): readonly HopCause[] {
  return failed
    .filter(({ element, state }) => element === 'Condition' && state === 'no')
    .map(clause => ({ kind: 'caller-condition', place: placeOfClause(held, statement, clause), clause }))
}

function namesOnly({ raw, pointer }: Statement, roleArn: string): boolean {
  return itemsOf(raw, 'Resource', pointer).every(({ value }) => value === roleArn)
}

/** A slip in one part of the ARN; or the only role that is granted at all and that no other hop needs. */
function otherRoleIn(candidates: readonly Candidate[], roleArn: string, otherRoles: readonly string[]) {
  const named = candidates
    .flatMap(candidate =>
      itemsOf(candidate.statement.raw, 'Resource', candidate.statement.pointer).flatMap(
        ({ value, pointer }) => (typeof value === 'string' ? [{ candidate, value, pointer }] : []),
      ),
    )
    .filter(({ value }) => !otherRoles.some(other => matchesWildcard(value, other)))
  if (named.some(({ value }) => !isReadable(value))) return 'unreadable'
  const judged = named.map(one => ({ ...one, difference: arnDifference(one.value, roleArn) ?? 'name' }))
  const slip = judged.find(({ difference }) => difference !== 'name')
  const meant = slip ?? (judged.length === 1 ? judged[0] : undefined)
  if (meant === undefined) return undefined
  const { candidate, value, pointer, difference } = meant
  const place = { in: candidate.held.document, at: { pointer }, statement: candidate.statement }
  const cause: CauseOf<'other-role'> = { kind: 'other-role', place, value, difference }
  return { candidate, cause }
}

/** Placeholders and texts that are no ARN of IAM have rules of their own. */
function isReadable(value: string): boolean {
  const arn = parseArn(value)
  return arn?.service === 'iam' && (isAccountId(arn.account) || /[*?]/.test(arn.account))
}
