// What the policies of one slot say together: whether they deny, and whether they allow.

import type { CompiledSlot } from '../compile.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { matchPrincipal, reachedDirectly, reachedRole } from '../principal-match.ts'
import { matchStatement } from '../statement-match.ts'
import { maybe, no, or, type Ternary } from '../ternary.ts'

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
  let deny: Ternary = slot.unseen.length > 0 ? maybe : no
  let allow: Ternary = deny
  for (const policy of slot.policies) {
    for (const statement of policy.statements) {
      const matched = matchStatement(statement, request)
      if (matched === no) continue
      if (statement.effect === 'Deny') deny = or(deny, matched)
      else allow = or(allow, matched)
    }
  }
  return { deny, allow }
}

/** As `judgeSlot`, telling apart whom the allowing statements name. */
export function judgeResourcePolicy(slot: CompiledSlot, request: PreparedRequest): ResourceVerdict {
  let deny: Ternary = slot.unseen.length > 0 ? maybe : no
  let allow: Ternary = deny
  let allowRole: Ternary = deny
  let allowDirect: Ternary = deny
  for (const policy of slot.policies) {
    for (const statement of policy.statements) {
      const matched = matchStatement(statement, request)
      if (matched === no) continue
      if (statement.effect === 'Deny') {
        deny = or(deny, matched)
        continue
      }
      const reach = reachOf(statement, request)
      allow = or(allow, matched)
      if (reach >= reachedRole) allowRole = or(allowRole, matched)
      if (reach >= reachedDirectly) allowDirect = or(allowDirect, matched)
    }
  }
  return { deny, allow, allowRole, allowDirect }
}

function reachOf(statement: CompiledStatement, request: PreparedRequest): number {
  return statement.principal === undefined ? 0 : matchPrincipal(statement.principal, request)
}
