// One mistake in the configuration, and the hint that comes with a name nobody knows.

import { closest } from '../base/closest.ts'
import type { Place } from '../model/place.ts'

export interface Mistake {
  readonly at: Place
  readonly message: string
}

/** ` (did you mean "…"?)`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates, 4)
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}
