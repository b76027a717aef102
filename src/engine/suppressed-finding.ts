// A finding that is not reported, because somebody has accepted it.

import type { LocatedFinding } from './located-finding.ts'

export interface SuppressedFinding {
  readonly finding: LocatedFinding
  readonly by: 'ignore' | 'baseline'
  /** As the entry of `ignore` gives it; a baseline has none. */
  readonly reason?: string
}
