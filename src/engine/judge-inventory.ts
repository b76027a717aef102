// Puts the subjects that need more than one document to the rules about them.

import type { Document } from '../model/document.ts'
import type { NodePlace, Place } from '../model/place.ts'
import { statementLabel } from '../model/policy.ts'
import { type Ask, nothing, type Rule, type SaidFound } from './define-rule.ts'
import type { Crash, Undecided } from './finding.ts'
import type { QuietFinding } from './judging.ts'
import type { FewSubjects, WideSubjects } from './make-subjects.ts'
import type { Need } from './need.ts'
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

/** Asks every planned rule about every subject of its kind. What comes of it is in the order of the kinds. */
export function judgeInventory(rules: WideRules, subjects: WideSubjects, ask: Ask): WideJudgement {
  const told: Told = new Map()
  const judging = Object.fromEntries(
    wideSubjectKinds.map(kind => [kind, new WideJudging(rules[kind], ask, told)]),
  ) as unknown as { readonly [S in WideSubjectKind]: WideJudging<S> }
  for (const subject of subjects.trust) judging.trust.ask(subject)
  for (const ofOne of subjects.grants) {
    for (const subject of ofOne.grant) judging.grant.ask(subject)
    for (const subject of ofOne['assume-grant']) judging['assume-grant'].ask(subject)
    for (const subject of ofOne.permissions) judging.permissions.ask(subject)
  }
  for (const kind of fewKinds) askAll(kind, judging, subjects)
  const all = wideSubjectKinds.map(kind => judging[kind])
  return {
    findings: all.flatMap(({ findings }) => findings),
    crashes: all.flatMap(({ crashes }) => crashes),
    undecided: all.flatMap(({ undecided }) => undecided),
  }
}

/** Those of policies are asked one by one, above. */
const manyKinds: readonly WideSubjectKind[] = ['trust', 'grant', 'assume-grant', 'permissions']
const fewKinds = wideSubjectKinds.filter(kind => !manyKinds.includes(kind)) as readonly (keyof FewSubjects)[]

function askAll<S extends keyof FewSubjects>(
  kind: S,
  judging: { readonly [K in WideSubjectKind]: WideJudging<K> },
  subjects: FewSubjects,
): void {
  const all: readonly WideSubjectOf[S][] = subjects[kind]
  for (const subject of all) judging[kind].ask(subject)
}

/** Subjects of which there is one for every identity that a policy is attached to. */
const ofPolicies: readonly string[] = ['grant', 'assume-grant', 'permissions']

/** Which subject, by its number, a rule spoke of at a place, by document: a policy of several identities is told of once. */
type Told = Map<Document, Map<string, number>>

/** What a rule would have to know of the subject, and nobody saw; a subject that is too large is put to none. */
function missingNeed(needs: readonly Need[] = nothing, { unseen }: WideSubject): Need | undefined {
  if (unseen.has('size')) return 'size'
  return needs.find(name => name !== 'values' && unseen.has(name))
}

class WideJudging<S extends WideSubjectKind> implements WideJudgement {
  readonly findings: PlacedFinding[] = []
  readonly crashes: (Crash & { readonly document: Document })[] = []
  readonly undecided: Undecided[] = []
  readonly #planned: readonly WideRule<S>[]
  readonly #ask: Ask
  readonly #told: Told
  /** Of the subject that is asked about. */
  #number = 0

  constructor(planned: readonly WideRule<S>[], ask: Ask, told: Told) {
    this.#planned = planned
    this.#ask = ask
    this.#told = told
  }

  ask(subject: WideSubjectOf[S]): void {
    this.#number++
    for (const one of this.#planned) this.#askOne(one, subject)
  }

  #askOne(planned: WideRule<S>, subject: WideSubjectOf[S]): void {
    const { rule } = planned
    const need = subject.unseen.size === 0 ? undefined : missingNeed(rule.needs, subject)
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
    if (found === nothing && subject.unseen.size === 0) return
    for (const one of found) this.#add(planned, one, subject)
    const open = rule.needs?.includes('values') ? subject.unseen.get('values') : undefined
    if (open !== undefined) this.undecided.push({ rule: rule.id, subject: subject.name, why: open })
  }

  #add(planned: WideRule<S>, found: SaidFound, subject: WideSubject): void {
    const statement = found.statement ?? (found.in === undefined ? subject.statement : undefined)
    const own: NodePlace = { pointer: subject.own.pointer }
    if (this.#isTold(planned, found.in ?? subject.document, found.at ?? own)) return
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

  #isTold({ rule }: WideRule<S>, document: Document, at: Place): boolean {
    if (!ofPolicies.includes(rule.subject)) return false
    const told = this.#told.get(document) ?? new Map<string, number>()
    this.#told.set(document, told)
    const key = `${rule.id} ${'pointer' in at ? at.pointer : at.offset}`
    const before = told.get(key)
    if (before === undefined) told.set(key, this.#number)
    return before !== undefined && before !== this.#number
  }
}
