// A comparison with lines and columns, as reports print it: nothing refers back into a document.

import type { Range } from '../model/place.ts'
import type { AccessChangeOf, AccessDiffOf, SideName } from './access-change.ts'

export interface LocatedOn {
  readonly side: SideName
  readonly path: string
  readonly range: Range
}

export type LocatedChange = AccessChangeOf<LocatedOn>

export type LocatedDiff = AccessDiffOf<LocatedChange>
