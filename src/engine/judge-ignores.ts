// Puts the entries of `ignore` to the rules about them, once it is known what each of them hid.

import { type Ignore, isInForce } from '../model/ignore.ts'
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
export function ignoreFor(
  finding: LocatedFinding,
  entries: readonly Ignore[],
  today: string,
): Ignore | undefined {
  return entries.find(
    entry =>
      entry.rule === finding.rule &&
      (entry.statement === undefined || entry.statement === finding.statement) &&
      isInForce(entry, today) &&
      entry.covers(finding.span.path),
  )
}

/** What is to be said about the entries themselves. Their places are in the configuration. */
export function judgeIgnores(
  entries: readonly Ignore[],
  used: ReadonlySet<Ignore>,
  sight: IgnoreSight,
  plan: RulePlan,
  ask: Ask,
): Judgement {
  const judging = new Judging(ask)
  for (const entry of entries) {
    const subject = { entry, pointer: entry.pointer, state: stateOf(entry, used, sight) }
    judging.ask(plan.ignore, subject, { pointer: entry.pointer }, undefined)
  }
  return judging
}

function stateOf(entry: Ignore, used: ReadonlySet<Ignore>, sight: IgnoreSight): IgnoreSubject['state'] {
  if (!isInForce(entry, sight.today)) return 'expired'
  if (used.has(entry)) return 'used'
  if (!sight.judged.some(path => entry.covers(path))) return sight.whole ? 'without-document' : 'not-known'
  return sight.answers(entry.rule) ? 'unused' : 'not-known'
}
