// What a run comes to, besides its findings: what was looked at, and what was not.

import type { Severity } from '../engine/define-rule.ts'
import type { Undecided } from '../engine/finding.ts'
import type { LocatedLink } from '../engine/located-link.ts'

export interface RunSummary {
  /** Documents that were judged: read, broken or unreadable. */
  readonly checked: number
  readonly policies: number
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
  readonly counts: Readonly<Record<Severity, number>>
  /** Rules that were not asked, because something they need was not seen. */
  readonly undecided: readonly Undecided[]
  readonly links: readonly LocatedLink[]
  readonly crashes: readonly { readonly rule: string; readonly path: string; readonly error: string }[]
}
