// The statements that matched or nearly matched, each with the clauses that failed.

import { applies } from '../combine/applicable.ts'
import type { Verdict } from '../combine/combine.ts'
import type { CompiledPolicies, CompiledSlot } from '../compile.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import type { DecisionWord, GrantKind, PolicyPlace, Reason } from '../decision.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { matchPrincipal, reachedDirectly, reachedRole } from '../principal-match.ts'
import { maybe, type Ternary } from '../ternary.ts'
import { failedClauses } from './clauses.ts'

/** In the order of the policies. A statement nearly matches when it speaks of the service and one clause fails. */
export function explainReasons(
  policies: CompiledPolicies,
  verdict: Verdict,
  request: PreparedRequest,
  decision: DecisionWord,
): readonly Reason[] {
  const reasons: Reason[] = []
  for (const slot of policies.all) {
    if (!applies(slot.slot, request)) continue
    const ofService = new Set([...(slot.byService.get(request.service) ?? []), ...slot.general])
    for (const policy of slot.policies) {
      for (const statement of policy.statements) {
        if (!ofService.has(statement)) continue
        const reason = explainStatement(statement, policy.place, request)
        if (reason) reasons.push({ ...reason, decides: decides(reason, slot, verdict, decision) })
      }
    }
  }
  return reasons
}

function explainStatement(
  statement: CompiledStatement,
  place: PolicyPlace,
  request: PreparedRequest,
): Omit<Reason, 'decides'> | undefined {
  const failed = failedClauses(statement, request)
  const refused = failed.filter(clause => clause.state === 'no').length
  if (refused > 1) return undefined
  const grant = grantOf(statement, request)
  return {
    ...place,
    statement: statement.index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    pointer: statement.pointer,
    effect: statement.effect,
    matched: refused === 1 ? 'no' : failed.length > 0 ? 'unknown' : 'yes',
    ...(grant && { grant }),
    failed,
  }
}

function grantOf(statement: CompiledStatement, request: PreparedRequest): GrantKind | undefined {
  if (statement.principal === undefined || statement.effect === 'Deny') return undefined
  switch (matchPrincipal(statement.principal, request)) {
    case reachedDirectly:
      return 'direct'
    case reachedRole:
      return 'role'
    case 0:
      return undefined
    default:
      return 'account'
  }
}

/** Denies decide a deny, allows an allow, and what cannot be told decides `depends`, as far as it can change anything. */
function decides(
  reason: Omit<Reason, 'decides'>,
  slot: CompiledSlot,
  verdict: Verdict,
  decision: DecisionWord,
): boolean {
  switch (decision) {
    case 'allowed':
      return verdict.rule === undefined && reason.effect === 'Allow' && reason.matched === 'yes'
    case 'explicitDeny':
      return reason.effect === 'Deny' && reason.matched === 'yes'
    case 'implicitDeny':
      return false
    case 'depends':
      if (reason.matched !== 'unknown') return false
      return reason.effect === 'Deny' || (verdict.allow === maybe && isOpen(slot, verdict, reason.grant))
  }
}

/** The slot's allow still hangs in the balance. */
function isOpen(slot: CompiledSlot, verdict: Verdict, grant: GrantKind | undefined): boolean {
  return allowOf(slot, verdict, grant) === maybe
}

function allowOf(slot: CompiledSlot, verdict: Verdict, grant: GrantKind | undefined): Ternary {
  switch (slot.slot) {
    case 'identity':
      return verdict.identity.allow
    case 'boundary':
      return verdict.boundary.allow
    case 'session':
      return verdict.session.allow
    case 'scp':
      return verdict.scp[slot.level ?? 0]?.allow ?? 0
    case 'rcp':
      return 0
    case 'resource':
      if (grant === 'direct') return verdict.resource.allowDirect
      return grant === 'role' ? verdict.resource.allowRole : verdict.resource.allow
  }
}
