// A finding: what a rule found, with its rule, its severity and a symbolic place in its document.

import type { Place } from '../model/place.ts'
import type { Fix, Related, Rule, Severity } from './define-rule.ts'

export interface Finding {
  readonly rule: Rule
  readonly severity: Severity
  readonly message: string
  readonly at: Place
  readonly label?: string
  readonly also: readonly Related[]
  readonly fix?: Fix
  /** Sid of the statement, or `#` and its index; undefined outside statements. */
  readonly statement?: string
}

/** A rule that threw: our bug, recorded, and the run goes on. */
export interface Crash {
  readonly rule: string
  readonly subject: string
  readonly error: string
}

/** A rule that was not asked, because something it needs was not seen. Neither found nor fine. */
export interface Undecided {
  readonly rule: string
  /** The name of the subject: a path, a role, a link. */
  readonly subject: string
  readonly why: string
}
