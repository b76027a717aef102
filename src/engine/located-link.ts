// A link with its rows, as reports print it: nothing refers back into a document.

import type { Range } from '../model/place.ts'
import type { LinkReportOf } from './link-report.ts'

export interface LocatedPlace {
  readonly path: string
  readonly range: Range
}

export type LocatedLink = LinkReportOf<LocatedPlace>
