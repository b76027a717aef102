// Puts the subjects that need more than one document to the rules about them.

import type { Document } from '../model/document.ts'
import type { NodePlace, Place } from '../model/place.ts'
import { statementLabel } from '../model/policy.ts'
import { type Ask, nothing, type Rule, type SaidFound } from './define-rule.ts'
import type { Crash, Undecided } from './finding.ts'
import type { QuietFinding } from './judging.ts'
import type { WideSubjects } from './make-subjects.ts'
import type { WideRule, WideRules } from './plan-rules.ts'
import {
  type WideSubject,
  type WideSubjectKind,
  type WideSubjectOf,
  wideSubjectKinds,
} from './wide-subjects.ts'

/** A finding with the document it stands in. */
export interface PlacedFinding {
  readonly document: Document
  readonly finding: QuietFinding
}

export interface WideJudgement {
  readonly findings: readonly PlacedFinding[]
  readonly crashes: readonly (Crash & { readonly document: Document })[]
  readonly undecided: readonly Undecided[]
}

/** Asks every planned rule about every subject of its kind. */
export function judgeInventory(rules: WideRules, subjects: WideSubjects, ask: Ask): WideJudgement {
  const judging = new WideJudging(ask)
  for (const kind of wideSubjectKinds) judging.askAll(kind, rules, subjects)
  return judging
}

/** Subjects of which there is one for every identity that a policy is attached to. */
const ofPolicies: readonly string[] = ['grant', 'assume-grant', 'permissions']

class WideJudging implements WideJudgement {
  readonly findings: PlacedFinding[] = []
  readonly crashes: (Crash & { readonly document: Document })[] = []
  readonly undecided: Undecided[] = []
  readonly #ask: Ask
  /** Which subject a rule spoke of at a place, by document: a policy that several identities have is told of once. */
  readonly #told = new Map<Document, Map<string, WideSubject>>()

  constructor(ask: Ask) {
    this.#ask = ask
  }

  askAll<S extends WideSubjectKind>(kind: S, rules: WideRules, subjects: WideSubjects): void {
    const planned: readonly WideRule<S>[] = rules[kind]
    const all: readonly WideSubjectOf[S][] = subjects[kind]
    for (const subject of all) for (const one of planned) this.#askOne(one, subject)
  }

  #askOne<S extends WideSubjectKind>(planned: WideRule<S>, subject: WideSubjectOf[S]): void {
    const { rule } = planned
    const need = rule.needs?.find(name => name !== 'values' && subject.unseen.has(name))
    if (need !== undefined) {
      const why = subject.unseen.get(need) as string
      this.undecided.push({ rule: rule.id, subject: subject.name, why })
      return
    }
    let found: readonly SaidFound[] = nothing
    try {
      // Rules are planned by the kind of their subject; the compiler cannot follow that through the mapped type.
      found = (rule as unknown as Rule<WideSubjectKind>).find(subject as never, this.#ask)
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.crashes.push({
        rule: rule.id,
        subject: subject.own.pointer,
        error: text,
        document: subject.document,
      })
      return
    }
    for (const one of found) this.#add(planned, one, subject)
    const open = rule.needs?.includes('values') ? subject.unseen.get('values') : undefined
    if (open !== undefined) this.undecided.push({ rule: rule.id, subject: subject.name, why: open })
  }

  #add(planned: WideRule<WideSubjectKind>, found: SaidFound, subject: WideSubject): void {
    const statement = found.statement ?? (found.in === undefined ? subject.statement : undefined)
    const own: NodePlace = { pointer: subject.own.pointer }
    if (this.#isTold(planned, found.in ?? subject.document, found.at ?? own, subject)) return
    const finding: QuietFinding = {
      rule: planned.rule,
      severity: planned.severity,
      message: found.message,
      at: found.at ?? own,
      also: found.also ?? nothing,
      ...(found.label !== undefined && { label: found.label }),
      ...(found.fix && { fix: found.fix }),
      ...(statement && { statement: statementLabel(statement) }),
    }
    this.findings.push({ document: found.in ?? subject.document, finding })
  }

  #isTold({ rule }: WideRule<WideSubjectKind>, document: Document, at: Place, subject: WideSubject): boolean {
    if (!ofPolicies.includes(rule.subject)) return false
    const told = this.#told.get(document) ?? new Map<string, WideSubject>()
    this.#told.set(document, told)
    const key = `${rule.id} ${'pointer' in at ? at.pointer : at.offset}`
    const before = told.get(key)
    if (before === undefined) told.set(key, subject)
    return before !== undefined && before !== subject
  }
}
