// The state of judging one document: asks rules about subjects and keeps what they find.

import type { NodePlace, Place } from '../model/place.ts'
import { type Statement, statementLabel } from '../model/policy.ts'
import { type Ask, type Edit, nothing, type SaidFound } from './define-rule.ts'
import type { Crash, Finding } from './finding.ts'
import type { PlannedRule } from './plan-rules.ts'
import type { Answer } from './remember-answers.ts'
import type { SubjectKind, SubjectOf } from './subjects.ts'

/** A finding whose severity may still be `off`: others may yield to it. */
export type QuietFinding = Omit<Finding, 'severity'> & { readonly severity: Finding['severity'] | 'off' }

export class Judging {
  readonly findings: QuietFinding[] = []
  readonly crashes: Crash[] = []
  readonly questions: Ask

  constructor(questions: Ask) {
    this.questions = questions
  }

  /** Puts one subject to all rules of its kind. `own` is where a finding without a place is. */
  ask<S extends SubjectKind>(
    rules: readonly PlannedRule<S>[],
    subject: SubjectOf[S],
    own: NodePlace,
    statement: Statement | undefined,
  ): void {
    for (const planned of rules) {
      let found: readonly SaidFound[]
      try {
        found = planned.rule.find(subject, this.questions)
      } catch (error) {
        this.#crashed(planned, own, error)
        continue
      }
      if (found === nothing) continue
      for (const one of found) this.#add(planned, one, one.at ?? { pointer: own.pointer }, statement)
    }
  }

  /** Takes over remembered answers about the string at `own`: their places and edits begin there. */
  take(answers: readonly Answer[], own: NodePlace, statement: Statement): void {
    for (const answer of answers) {
      if ('crash' in answer) {
        this.#crashed(answer.planned, own, answer.crash)
        continue
      }
      const { found, planned } = answer
      const edits = found.fix?.edits?.map(edit => rebaseEdit(edit, own.pointer))
      const rebased = found.fix && edits ? { ...found, fix: { ...found.fix, edits } } : found
      this.#add(planned, rebased, rebase(found.at, own), statement)
    }
  }

  #add(planned: PlannedRule, found: SaidFound, at: Place, subject: Statement | undefined): void {
    const statement = subject ?? found.statement
    this.findings.push({
      rule: planned.rule,
      severity: planned.severity,
      message: found.message,
      at,
      also: found.also ?? nothing,
      ...(found.label !== undefined && { label: found.label }),
      ...(found.fix && { fix: found.fix }),
      ...(statement && { statement: statementLabel(statement) }),
    })
  }

  #crashed(planned: PlannedRule, at: NodePlace, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.crashes.push({ rule: planned.rule.id, subject: at.pointer, error: text })
  }
}

function rebase(at: Place | undefined, own: NodePlace): NodePlace {
  return at && 'pointer' in at ? { ...own, ...at, pointer: `${own.pointer}${at.pointer}` } : own
}

function rebaseEdit(edit: Edit, pointer: string): Edit {
  return { ...edit, pointer: `${pointer}${edit.pointer}` }
}
