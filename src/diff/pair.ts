// One subject on both sides, ready to be compared, and a change as it is told.

import type { HeldPolicy } from '../model/inventory.ts'
import type { Comparison, GrantingSlot } from '../policy/compare-policies.ts'
import type { Policies, Slot } from '../policy/policies.ts'
import type { AccessChange, AccessDiff, ChangedSubject, SideName } from './access-change.ts'
import {
  allowingStatement,
  type ComparedSide,
  conditionsOf,
  type FoundStatement,
  refusalOf,
  statementAt,
} from './explain-change.ts'

/** The policies around a subject on one side. */
export interface PairSide {
  readonly name: SideName
  /** False when there is nothing of the subject on this side. */
  readonly present: boolean
  readonly policies: Policies
  readonly held: ComparedSide['held']
}

export interface Pair {
  readonly subject: ChangedSubject
  readonly before: PairSide
  readonly after: PairSide
}

export type SubjectDiff = Pick<AccessDiff, 'changes' | 'uncompared'>

export interface ToldChange {
  readonly change: AccessChange
  /** The statement that allows the witness. */
  readonly allowing: FoundStatement | undefined
  /** The statement that denies it on the other side. */
  readonly denying: FoundStatement | undefined
}

/** The change with its statements, worked out from the witness. */
export function changeFrom(
  pair: Pair,
  comparison: Comparison,
  told: Pick<AccessChange, 'effect' | 'access' | 'of' | 'whole' | 'witness'>,
  granting: GrantingSlot,
): ToldChange {
  const before: ComparedSide = { ...pair.before, policies: comparison.before }
  const after: ComparedSide = { ...pair.after, policies: comparison.after }
  const [allows, refuses] = told.effect === 'added' ? [after, before] : [before, after]
  const allowing = allowingStatement(told.witness, allows, granting)
  const { refusal, denying } = refusalOf(told.witness, refuses, granting)
  return {
    allowing,
    denying,
    change: {
      ...told,
      subject: pair.subject,
      conditions: allowing ? conditionsOf(allowing) : [],
      allowedBy: allowing && statementAt(allowing, allows.name),
      refusal,
    },
  }
}

/** The documents' statements that a pair is made of, for one slot. */
export function heldIn({ before, after }: Pair, slots: readonly Slot[]): readonly HeldPolicy[] {
  return [before, after].flatMap(({ held }) => slots.flatMap(slot => (held[slot] ?? []).flat()))
}
