// What is known of every part of a link, in rows: whether it is so, and where that stands. Three answers, and a fourth
// for what is so and reaches further than the link needs.

import type { Document } from '../model/document.ts'
import type { Place } from '../model/place.ts'

/** `wider`: it is so, and something stands there that lets in, or reaches, more. `unseen`: cannot be told. */
export type RowState = 'ok' | 'wider' | 'failed' | 'unseen'

export interface RowPlace<Where> {
  readonly where: Where
  /** Which side's place this is, where a row has one of each. */
  readonly side?: string
  /** What stands there. */
  readonly value?: string
}

export interface ReportRow<Where> {
  /** `settings`: where the link is written down, for what no other row is about. */
  readonly about: 'caller' | 'trust' | 'external-id' | 'connect' | 'database' | 'settings'
  readonly label: string
  readonly state: RowState
  /** One or two words: yes, no, wider, differ, no file. */
  readonly word: string
  readonly places: readonly RowPlace<Where>[]
  /** Where there is no place: why, or what would be needed. */
  readonly note?: string
}

/** One link with its rows; `Where` is a symbolic place first, and a located one in reports. */
export interface LinkReportOf<Where> {
  readonly name: string
  /** False for a link that follows from the policies alone. */
  readonly declared: boolean
  /** Caller and roles, in the order of the calls; of a caller that nobody named, nothing. */
  readonly identities: readonly { readonly account: string; readonly name: string }[]
  /** The database as its link calls it, and the user; each only where the link names it. */
  readonly database?: string
  readonly user?: string
  readonly rows: readonly ReportRow<Where>[]
  /** Where the link was declared. */
  readonly where?: Where
}

/** A place in a document. */
export interface PlaceIn {
  readonly in: Document
  readonly at: Place
}

export type LinkReport = LinkReportOf<PlaceIn>
