// Why one side allows a request and the other does not: the statements, with their places and conditions.

import { isArray, isObject, memberOf, valueText } from '../base/json-value.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { type Statement, statementLabel, statementsOf, stringsOf } from '../model/policy.ts'
import type { GrantingSlot } from '../policy/compare-policies.ts'
import type { CompiledPolicies } from '../policy/compile.ts'
import type { StatementPlace } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import { failingAllows } from '../policy/nearest-allows.ts'
import type { Slot } from '../policy/policies.ts'
import type { Request } from '../policy/request.ts'
import type { PlaceOn, Refusal, SideName, StatedCondition, StatementAt } from './access-change.ts'

/** One side of a comparison: its policies, and where each of them stands. */
export interface ComparedSide {
  readonly name: SideName
  /** False when there is nothing of the subject on this side. */
  readonly present: boolean
  readonly policies: CompiledPolicies
  /** By slot and level, in the order in which they were compiled. */
  readonly held: Readonly<Partial<Record<Slot, readonly (readonly HeldPolicy[])[]>>>
}

/** The Allow statement that lets the request pass. */
export function allowingStatement(
  request: Request,
  side: ComparedSide,
  granting: GrantingSlot,
): FoundStatement | undefined {
  const reason = evaluate(request, side.policies).reasons.find(
    ({ slot, effect, matched, decides }) =>
      slot === granting && effect === 'Allow' && matched === 'yes' && decides,
  )
  return reason && findStatement(reason, side)
}

export interface FoundRefusal {
  readonly refusal: Refusal<PlaceOn>
  /** The statement that denies it. */
  readonly denying?: FoundStatement | undefined
}

/** Why the request does not pass. */
export function refusalOf(request: Request, side: ComparedSide, granting: GrantingSlot): FoundRefusal {
  if (!side.present) return { refusal: { why: 'absent' } }
  const { decision, reasons, missing } = evaluate(request, side.policies)
  if (decision === 'explicitDeny') {
    const reason = reasons.find(({ effect, matched }) => effect === 'Deny' && matched === 'yes')
    const found = reason && findStatement(reason, side)
    return { refusal: { why: 'denied', by: found && statementAt(found, side.name) }, denying: found }
  }
  const cap = missing.find(({ slot }) => slot !== 'identity' && slot !== 'resource')
  if (cap && !missing.some(({ slot }) => slot === granting))
    return { refusal: { why: 'capped', slot: cap.slot } }
  const [near] = failingAllows(side.policies[granting], request)
    .filter(({ failed }) => failed.every(({ element }) => element === 'Condition'))
    .sort((a, b) => a.failed.length - b.failed.length)
  if (near === undefined) return { refusal: { why: 'not-allowed' } }
  const found = findStatement({ slot: granting, policy: near.policy, statement: near.statement }, side)
  const unmet = near.failed.map(({ operator = '', key = '', wanted = [] }) => ({
    operator,
    key,
    values: wanted,
  }))
  return { refusal: { why: 'conditions', of: found && statementAt(found, side.name), unmet } }
}

export interface FoundStatement {
  readonly held: HeldPolicy
  readonly statement: Statement
}

function findStatement(
  { slot, level = 0, policy, statement }: Pick<StatementPlace, 'slot' | 'level' | 'policy' | 'statement'>,
  side: ComparedSide,
): FoundStatement | undefined {
  const held = side.held[slot]?.[level]?.[policy]
  const found = held && statementsOf(held.policy).find(({ index }) => index === statement)
  return found && { held, statement: found }
}

export function statementAt({ held, statement }: FoundStatement, side: SideName): StatementAt<PlaceOn> {
  return {
    where: { side, in: held.document, at: { pointer: statement.pointer } },
    label: statementLabel(statement),
  }
}

/** As written, operator by operator. */
export function conditionsOf({ statement }: FoundStatement): readonly StatedCondition[] {
  const block = memberOf(statement.raw, 'Condition')
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, value]) => ({
          operator,
          key,
          values: (isArray(value) ? value : [value]).map(valueText),
        }))
      : [],
  )
}

/** The values of `Resource` of the statement. */
export function resourcesOf({ statement }: FoundStatement): readonly string[] {
  return stringsOf(statement.raw, 'Resource')
}
