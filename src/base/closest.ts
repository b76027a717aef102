// "Did you mean": the candidate that is a slip of the hand away.

/**
 * The candidate nearest to `word`, ignoring case, if it is at most `maxSlips` edits away (an edit inserts, drops,
 * replaces or swaps a letter). Short words allow fewer edits, or everything would be near to everything.
 */
export function closest(word: string, candidates: Iterable<string>, maxSlips = 2): string | undefined {
  const limit = Math.min(maxSlips, Math.floor(word.length / 3))
  const wanted = word.toLowerCase()
  let best: string | undefined
  let fewest = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const slips = editDistance(wanted, candidate.toLowerCase(), fewest)
    if (slips < fewest) {
      best = candidate
      fewest = slips
    }
  }
  return best
}

/** Optimal string alignment distance; gives up with `cap` as soon as it cannot be smaller. */
function editDistance(a: string, b: string, cap: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      }
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest >= cap) return cap
    beforeLast = last
    last = current
  }
  return last[b.length] ?? cap
}
