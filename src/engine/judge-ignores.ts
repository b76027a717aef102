// Puts the entries of `ignore` to the rules about them, once it is known what each of them hid.

import { type Ignore, type Ignores, isInForce } from '../model/ignore.ts'
import type { Ask } from './define-rule.ts'
import { Judging } from './judging.ts'
import type { LocatedFinding } from './located-finding.ts'
import type { RulePlan } from './plan-rules.ts'
import type { Judgement } from './run-rules.ts'
import type { IgnoreSubject } from './subjects.ts'

/** What a run knows about entries besides the findings that they hid. */
export interface IgnoreSight {
  /** Paths of the documents that could be judged. */
  readonly judged: readonly string[]
  /** False when only some documents or links were asked for: what is missing may be in the others. */
  readonly whole: boolean
  /** Whether all that a rule asks about those documents has been answered. */
  answers(rule: string): boolean
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string
}

/** The entry that hides a finding, if one does. */
export function ignoreFor(finding: LocatedFinding, ignores: Ignores, today: string): Ignore | undefined {
  return ignores
    .about(finding.rule, finding.span.path)
    .find(
      entry =>
        (entry.statement === undefined || entry.statement === finding.statement) && isInForce(entry, today),
    )
}

/** What is to be said about the entries themselves. Their places are in the configuration. */
export function judgeIgnores(
  ignores: Ignores,
  used: ReadonlySet<Ignore>,
  sight: IgnoreSight,
  plan: RulePlan,
  ask: Ask,
): Judgement {
  const judging = new Judging(ask)
  const meaning = ignores.meaning(sight.judged)
  for (const entry of ignores.entries) {
    const state = stateOf(entry, used, meaning.has(entry.path), sight)
    const subject = { entry, pointer: entry.pointer, state }
    judging.ask(plan.ignore, subject, { pointer: entry.pointer }, undefined)
  }
  return judging
}

function stateOf(
  entry: Ignore,
  used: ReadonlySet<Ignore>,
  hasDocument: boolean,
  sight: IgnoreSight,
): IgnoreSubject['state'] {
  if (!isInForce(entry, sight.today)) return 'expired'
  if (used.has(entry)) return 'used'
  if (!hasDocument) return sight.whole ? 'without-document' : 'not-known'
  return sight.answers(entry.rule) ? 'unused' : 'not-known'
}
