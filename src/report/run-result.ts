// What a run comes to, besides its findings: what was looked at, and what was not.

import type { Severity } from '../engine/define-rule.ts'
import type { Undecided } from '../engine/finding.ts'
import type { LocatedLink } from '../engine/located-link.ts'
import type { SuppressedFinding } from '../engine/suppressed-finding.ts'
import type { BaselineEntry } from '../model/baseline.ts'

export interface RunSummary {
  /** Documents that were judged: read, broken or unreadable. */
  readonly checked: number
  readonly policies: number
  /** Paths of the documents that were judged. */
  readonly documents: readonly string[]
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
  readonly counts: Readonly<Record<Severity, number>>
  /** Findings whose exact change is known: those that change no decision, and the others. */
  readonly fixable: { readonly safe: number; readonly unsafe: number }
  /** Rules that were not asked, because something they need was not seen. */
  readonly undecided: readonly Undecided[]
  readonly links: readonly LocatedLink[]
  /** Found, and accepted: not among the findings, and not in the counts. */
  readonly suppressed: readonly SuppressedFinding[]
  /** Entries of the baseline whose finding is gone. */
  readonly stale: readonly BaselineEntry[]
  readonly crashes: readonly { readonly rule: string; readonly path: string; readonly error: string }[]
}
