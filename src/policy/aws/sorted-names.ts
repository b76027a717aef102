// Looking names up in a sorted list, by halving: for lists that are asked a few questions it beats making a map.

import { matchesWildcard } from '../wildcard.ts'

/** Positions of the names that a pattern in lower case matches; of the first only, if that will do. */
export function positionsMatching(
  pattern: string,
  names: readonly string[],
  firstOnly: boolean,
): readonly number[] {
  const star = pattern.indexOf('*')
  if (pattern.includes('?') || (star >= 0 && star < pattern.length - 1)) {
    const matching: number[] = []
    for (let i = 0; i < names.length && !(firstOnly && matching.length > 0); i++) {
      if (matchesWildcard(pattern, names[i] ?? '')) matching.push(i)
    }
    return matching
  }
  if (star < 0) {
    const position = positionOf(pattern, names)
    return position === undefined ? [] : [position]
  }
  // `Describe*`, as nearly all patterns are: the names that begin so stand together.
  const beginning = pattern.slice(0, -1)
  const positions: number[] = []
  for (let i = insertionPoint(beginning, names); names[i]?.startsWith(beginning); i++) {
    positions.push(i)
    if (firstOnly) break
  }
  return positions
}

/** Whether a pattern in lower case matches one of the names. */
export function matchesAny(pattern: string, names: readonly string[]): boolean {
  // Nearly all are no patterns.
  if (!pattern.includes('*') && !pattern.includes('?')) return positionOf(pattern, names) !== undefined
  return positionsMatching(pattern, names, true).length > 0
}

/** Where the word is, or undefined. */
export function positionOf(word: string, sorted: readonly string[]): number | undefined {
  const at = insertionPoint(word, sorted)
  return sorted[at] === word ? at : undefined
}

/** The first position whose word is not before `word`. */
function insertionPoint(word: string, sorted: readonly string[]): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
