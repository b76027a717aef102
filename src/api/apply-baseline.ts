// Takes findings out of a run that the baseline has, and says which of its entries are no longer needed.

import type { LocatedFinding } from '../engine/located-finding.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import type { CheckedDocument, CheckedRun } from './checker.ts'
import type { Sight } from './sight.ts'

export interface BaselineOutcome {
  readonly run: CheckedRun
  /** Entries whose finding is gone, as far as the run looked. */
  readonly stale: readonly BaselineEntry[]
}

/** `nameOf` gives a document's path as entries have it. */
export function applyBaseline(
  run: CheckedRun,
  entries: readonly BaselineEntry[],
  sight: Sight,
  nameOf: (path: string) => string,
): BaselineOutcome {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint))
  const seen = new Set<string>()
  const documents = run.documents.map((document): CheckedDocument => {
    const hidden = document.findings.filter(({ fingerprint }) => known.has(fingerprint))
    if (hidden.length === 0) return document
    for (const { fingerprint } of hidden) seen.add(fingerprint)
    return {
      ...document,
      findings: document.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
      suppressed: [
        ...(document.suppressed ?? []),
        ...hidden.map(finding => ({ finding, by: 'baseline' as const })),
      ],
    }
  })
  const judged = new Set(sight.judged.map(nameOf))
  const present = new Set(run.documents.map(({ path }) => nameOf(path)))
  const isStale = ({ fingerprint, path, rule }: BaselineEntry) =>
    !seen.has(fingerprint) && sight.answers(rule) && (present.has(path) ? judged.has(path) : sight.whole)
  return { run: { ...run, documents }, stale: entries.filter(isStale) }
}

/** The entries to write: what was found now, and old ones of which this run cannot say that they are gone. */
export function newBaseline(
  run: CheckedRun,
  old: readonly BaselineEntry[],
  sight: Sight,
  nameOf: (path: string) => string,
): readonly BaselineEntry[] {
  const now = run.documents.flatMap(({ findings }) => findings.map(finding => entryOf(finding, nameOf)))
  const { stale } = applyBaseline(run, old, sight, nameOf)
  const dropped = new Set([...stale, ...now].map(({ fingerprint }) => fingerprint))
  return [...now, ...old.filter(({ fingerprint }) => !dropped.has(fingerprint))]
}

function entryOf(
  { fingerprint, rule, span, statement }: LocatedFinding,
  nameOf: (path: string) => string,
): BaselineEntry {
  return { fingerprint, rule, path: nameOf(span.path), ...(statement !== undefined && { statement }) }
}
