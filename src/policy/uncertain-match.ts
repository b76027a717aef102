// Matching where something is not known: whether what is known leaves it possible.

import { holdsUnknown, starsForUnknowns } from '../base/unknown-text.ts'
import { patternsOverlap } from './pattern-overlap.ts'
import { starsForVariables } from './variable-text.ts'

/**
 * Whether the pattern and the text, of one of which a part is not known, can match; false where nothing is unknown. Cases
 * are folded and wildcards stop nowhere, so that too much is called possible rather than too little.
 */
export function mayMatch(pattern: string, text: string): boolean {
  if (!holdsUnknown(pattern) && !holdsUnknown(text)) return false
  const open = starsForUnknowns(starsForVariables(pattern)).toLowerCase()
  return patternsOverlap(open, starsForUnknowns(text).toLowerCase())
}
