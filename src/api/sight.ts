// What a run looked at: only where it looked can it say that something is no longer there.

import type { RulePlan } from '../engine/plan-rules.ts'
import { wideSubjectKinds } from '../engine/wide-subjects.ts'
import type { Setup } from '../model/setup.ts'
import type { CheckedRun } from './checker.ts'

export interface Sight {
  /** Paths of the documents that could be judged. */
  readonly judged: readonly string[]
  /** False when only some documents or links were asked for: what is missing may be in the others. */
  readonly whole: boolean
  /** Whether all that a rule asks about those documents has been answered. */
  answers(rule: string): boolean
}

/** Rules that are off, crashed, undecided somewhere, or need more than was looked at, have not answered. */
export function sightOf(
  run: Pick<CheckedRun, 'documents' | 'undecided'>,
  setup: Setup,
  plan: RulePlan,
): Sight {
  const whole = setup.whole ?? false
  const crashes = run.documents.flatMap(document => document.crashes)
  const wide = wideSubjectKinds.flatMap(kind => plan.wide[kind].map(({ rule }) => rule.id))
  const silent = new Set([
    ...[...run.undecided, ...crashes].map(({ rule }) => rule),
    ...plan.off,
    ...(whole ? [] : wide),
  ])
  return {
    judged: run.documents.filter(({ state }) => state === 'read').map(({ path }) => path),
    whole,
    answers: rule => !silent.has(rule),
  }
}
