// A finding with everything a reader needs and nothing that refers back into the document, which can be let go.

import type { Range } from '../model/place.ts'
import type { PlacedChange } from '../model/text-change.ts'
import type { Fix, Severity } from './define-rule.ts'

/** A stretch of a file, and the first of its lines to show it in. */
export interface Span {
  readonly path: string
  readonly range: Range
  /** Columns of both ends in bytes of UTF-8, from 1; left out where they are those of `range`. */
  readonly bytes?: { readonly start: number; readonly end: number }
  /** The line at `range.start`, cut around the range when it is very long. */
  readonly excerpt: Excerpt
}

export interface Excerpt {
  readonly text: string
  /** The column of the excerpt's first character: 1 unless the line was cut. */
  readonly column: number
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** A fix, and what the engine found out about it. */
export interface LocatedFix extends Fix {
  /** It is proved that no decision changes: every call is allowed, or not, as before. */
  readonly safe?: true
  /** The changes of the text; only where they were asked for and can be made. */
  readonly changes?: readonly PlacedChange[]
}

export interface LocatedFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly why: string
  /** What to do in general; `fix` is the exact change, where it is known. */
  readonly advice: string
  readonly span: Span
  readonly label?: string
  readonly related: readonly (Span & { readonly label: string })[]
  /** JSON pointer of the place; undefined where the text is no JSON. */
  readonly pointer?: string
  readonly statement?: string
  readonly fix?: LocatedFix
  /** Stays the same when the file is reformatted and when its statements move. 32 hexadecimal digits. */
  readonly fingerprint: string
}
