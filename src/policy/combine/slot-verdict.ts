// What the policies of one slot say together: whether they deny, and whether they allow.

import { matchAction } from '../action-match.ts'
import type { CompiledSlot } from '../compile.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import {
  matchPrincipal,
  mayReachDirectly,
  notReached,
  reachedDirectly,
  reachedRole,
} from '../principal-match.ts'
import { matchResourceAndConditions, matchStatement } from '../statement-match.ts'
import { and, maybe, no, or, type Ternary, yes } from '../ternary.ts'

/** Deny and Allow of one slot, or of one level of it. */
export interface SlotVerdict {
  readonly deny: Ternary
  readonly allow: Ternary
}

/** Of a resource's policy, by how it reaches the principal; each includes the closer ones. */
export interface ResourceVerdict extends SlotVerdict {
  readonly allowRole: Ternary
  readonly allowDirect: Ternary
}

/** Policies that were not seen may allow and may deny. */
export function judgeSlot(slot: CompiledSlot, request: PreparedRequest): SlotVerdict {
  const open: Ternary = slot.unseen.length > 0 ? maybe : no
  const verdict = { deny: open, allow: open }
  for (const statement of slot.byService.get(request.service) ?? nobody) judge(statement, request, verdict)
  for (const statement of slot.general) judge(statement, request, verdict)
  return verdict
}

const nobody: readonly CompiledStatement[] = []

/** A statement that could say only what is certain already is not asked. */
function judge(statement: CompiledStatement, request: PreparedRequest, verdict: Writable<SlotVerdict>): void {
  if ((statement.effect === 'Allow' ? verdict.allow : verdict.deny) === yes) return
  note(statement, matchStatement(statement, request), verdict)
}

function note(statement: CompiledStatement, matched: Ternary, verdict: Writable<SlotVerdict>): void {
  if (statement.effect === 'Allow') verdict.allow = or(verdict.allow, matched)
  else verdict.deny = or(verdict.deny, matched)
}

type Writable<T> = { -readonly [member in keyof T]: T[member] }

/** As `judgeSlot`, telling apart whom the allowing statements name. */
export function judgeResourcePolicy(slot: CompiledSlot, request: PreparedRequest): ResourceVerdict {
  const open: Ternary = slot.unseen.length > 0 ? maybe : no
  const verdict = { deny: open, allow: open, allowRole: open, allowDirect: open }
  for (const statement of slot.byService.get(request.service) ?? nobody)
    judgeGrant(statement, request, verdict)
  for (const statement of slot.general) judgeGrant(statement, request, verdict)
  return verdict
}

function judgeGrant(
  statement: CompiledStatement,
  request: PreparedRequest,
  verdict: Writable<ResourceVerdict>,
): void {
  const { action, effect, principal } = statement
  if (principal === undefined) return
  const named = matchAction(action, request.action, request.service)
  if (named === no) return
  const reach = matchPrincipal(principal, request)
  if (reach === notReached) return
  const matched = matchResourceAndConditions(statement, request, named)
  note(statement, matched, verdict)
  if (effect === 'Deny') return
  if (reach >= reachedRole) verdict.allowRole = or(verdict.allowRole, matched)
  if (reach >= reachedDirectly) verdict.allowDirect = or(verdict.allowDirect, matched)
  else if (mayReachDirectly(principal, request)) {
    const perhaps = and(matched, maybe)
    verdict.allowRole = or(verdict.allowRole, perhaps)
    verdict.allowDirect = or(verdict.allowDirect, perhaps)
  }
}
