// Counts what a run came to.

import { hideSecrets } from '../base/hide-secrets.ts'
import { withFindings } from '../engine/link-findings.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { SuppressedFinding } from '../engine/suppressed-finding.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import type { RunSummary } from '../report/run-result.ts'
import type { CheckedDocument, CheckedRun } from './checker.ts'

export interface RunCount {
  take(checked: CheckedRun): void
  skip(path: string, why: string): void
  /** Names entries of the baseline whose finding is gone. */
  name(stale: readonly BaselineEntry[]): void
  readonly findings: readonly LocatedFinding[]
  summary(): RunSummary
}

export function countRun(): RunCount {
  const findings: LocatedFinding[] = []
  const counts = { error: 0, warning: 0, info: 0 }
  const skipped: { path: string; why: string }[] = []
  const crashes: { rule: string; path: string; error: string }[] = []
  const documents: string[] = []
  const suppressed: SuppressedFinding[] = []
  const stale: BaselineEntry[] = []
  const fixable = { safe: 0, unsafe: 0 }
  let checked = 0
  let policies = 0
  let undecided: CheckedRun['undecided'] = []
  let links: CheckedRun['links'] = []
  const add = (document: CheckedDocument) => {
    if (document.state === 'skipped') skipped.push({ path: document.path, why: document.why ?? '' })
    else {
      checked++
      documents.push(document.path)
    }
    policies += document.policies
    for (const finding of document.findings) {
      findings.push(finding)
      counts[finding.severity]++
      if (finding.fix?.edits) fixable[finding.fix.safe ? 'safe' : 'unsafe']++
    }
    suppressed.push(...(document.suppressed ?? []))
    // An error may quote what was being judged.
    for (const { rule, error } of document.crashes)
      crashes.push({ rule, path: document.path, error: hideSecrets(error) })
  }
  return {
    findings,
    skip: (path, why) => skipped.push({ path, why }),
    name: entries => stale.push(...entries),
    take(run) {
      for (const document of run.documents) add(document)
      undecided = run.undecided
      links = run.links
    },
    summary: () => ({
      checked,
      policies,
      documents,
      skipped,
      counts,
      crashes,
      undecided,
      links: withFindings(links, findings),
      suppressed,
      stale,
      fixable,
    }),
  }
}
