// Makes fixes and looks again: a fix stays only when its finding is gone after it and no new error has come, anywhere.

import type { LocatedFinding } from '../engine/located-finding.ts'
import { applyChanges, overlap, type TextChange } from '../model/text-change.ts'
import type { CheckedRun } from './checker.ts'

/** Texts by path, without byte order marks. */
export type Texts = ReadonlyMap<string, string>

export interface Fixer {
  /** `safe`: only fixes that are proved to change no decision. */
  readonly level: 'safe' | 'all'
  /** Checks everything, with these texts instead of the files. Findings have their changes. */
  check(instead: Texts): Promise<CheckedRun>
  /** The text of a document as it is; undefined for one that cannot be written. */
  textOf(path: string): string | undefined
}

export interface FixOutcome {
  /** The new texts of the documents that change. */
  readonly texts: Texts
  /** What is found with them. */
  readonly run: CheckedRun
  readonly fixed: readonly LocatedFinding[]
  /** Fixes that were made and taken back. */
  readonly refused: readonly { readonly finding: LocatedFinding; readonly why: string }[]
}

// Each round mends what the last one brought to light; more rounds than this would be a fix that undoes another.
const mostRounds = 200

/** Makes all fixes of a level that stand the test. */
export async function fixDocuments(fixer: Fixer): Promise<FixOutcome> {
  const fixing = new Fixing(fixer, await fixer.check(new Map()))
  for (let round = 0; round < mostRounds; round++) {
    const chosen = fixing.choose()
    if (chosen.length === 0) break
    await fixing.make(chosen)
  }
  fixing.nameUnwritten()
  return fixing
}

class Fixing implements FixOutcome {
  texts: Texts = new Map()
  run: CheckedRun
  readonly fixed: LocatedFinding[] = []
  readonly refused: { readonly finding: LocatedFinding; readonly why: string }[] = []
  readonly #fixer: Fixer

  constructor(fixer: Fixer, run: CheckedRun) {
    this.#fixer = fixer
    this.run = run
  }

  /** Fixes that can be made together: their changes do not meet. */
  choose(): readonly LocatedFinding[] {
    const taken = new Map<string, TextChange[]>()
    const tried = new Set(this.refused.map(({ finding }) => finding.fingerprint))
    return this.run.documents.flatMap(({ findings }) =>
      findings.filter(({ fix, span: { path }, fingerprint }) => {
        if (!fix?.changes || (this.#fixer.level === 'safe' && !fix.safe)) return false
        if (tried.has(fingerprint) || this.#textOf(path) === undefined) return false
        const known = taken.get(path) ?? []
        if (fix.changes.some(change => known.some(other => overlap(change, other)))) return false
        taken.set(path, [...known, ...fix.changes])
        return true
      }),
    )
  }

  /** What could be mended, and stands in a document that is not written: the configuration. */
  nameUnwritten(): void {
    for (const finding of this.run.documents.flatMap(({ findings }) => findings)) {
      const { fix, span } = finding
      if (!fix?.changes || (this.#fixer.level === 'safe' && !fix.safe)) continue
      if (this.#textOf(span.path) === undefined)
        this.refused.push({ finding, why: 'this file is not written' })
    }
  }

  /** Makes all of them, or finds by halves those that do not stand the test. */
  async make(chosen: readonly LocatedFinding[]): Promise<void> {
    const texts = this.#with(chosen)
    const after = await this.#fixer.check(texts)
    const why = whyNot(this.run, after, chosen)
    if (why === undefined) {
      this.texts = texts
      this.run = after
      this.fixed.push(...chosen)
      return
    }
    const [only] = chosen
    if (chosen.length === 1 && only) {
      this.refused.push({ finding: only, why })
      return
    }
    await this.make(chosen.slice(0, Math.ceil(chosen.length / 2)))
    // The other half is chosen again in the next round: its changes are for the text as it was.
  }

  #with(chosen: readonly LocatedFinding[]): Texts {
    const changes = new Map<string, TextChange[]>()
    for (const { span, fix } of chosen)
      changes.set(span.path, [...(changes.get(span.path) ?? []), ...(fix?.changes ?? [])])
    const texts = new Map(this.texts)
    for (const [path, of] of changes) texts.set(path, applyChanges(this.#textOf(path) ?? '', of))
    return texts
  }

  #textOf(path: string): string | undefined {
    return this.texts.get(path) ?? this.#fixer.textOf(path)
  }
}

/** Why the fixes do not stand, if they do not. */
function whyNot(
  before: CheckedRun,
  after: CheckedRun,
  chosen: readonly LocatedFinding[],
): string | undefined {
  const [had, has] = [countByRule(before), countByRule(after)]
  const wanted = new Map<string, number>()
  for (const finding of chosen) wanted.set(keyOf(finding), (wanted.get(keyOf(finding)) ?? 0) + 1)
  for (const [key, count] of wanted) {
    if ((has.get(key)?.count ?? 0) > (had.get(key)?.count ?? 0) - count) return 'it would be found again'
  }
  for (const [key, { count, finding }] of has) {
    if (finding.severity === 'error' && count > (had.get(key)?.count ?? 0))
      return `it would bring ${finding.rule} in ${finding.span.path}: ${finding.message}`
  }
  const crashes = (run: CheckedRun) => run.documents.reduce((sum, one) => sum + one.crashes.length, 0)
  return crashes(after) > crashes(before) ? 'a rule fails on the outcome' : undefined
}

interface Counted {
  readonly count: number
  readonly finding: LocatedFinding
}

function countByRule(run: CheckedRun): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>()
  for (const { findings } of run.documents) {
    for (const finding of findings) {
      const key = keyOf(finding)
      counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, finding })
    }
  }
  return counts
}

function keyOf({ rule, span }: LocatedFinding): string {
  return `${rule} ${span.path}`
}
