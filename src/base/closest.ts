// "Did you mean": the candidate that is a slip of the hand away.

/**
 * The candidate nearest to `word`, ignoring case, if it is at most `maxSlips` edits away (an edit inserts, drops,
 * replaces or swaps a letter). Short words allow fewer edits, or everything would be near to everything.
 */
export function closest(word: string, candidates: Iterable<string>, maxSlips = 2): string | undefined {
  const limit = Math.min(maxSlips, Math.floor(word.length / 3))
  const wanted = word.toLowerCase()
  const letters = lettersOf(wanted)
  let best: string | undefined
  let fewest = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const lower = candidate.toLowerCase()
    // One edit brings in one kind of letter at most, and takes out one: that tells nearly all candidates apart.
    if (bitsOf(letters & ~lettersOf(lower)) >= fewest || bitsOf(lettersOf(lower) & ~letters) >= fewest)
      continue
    const slips = editDistance(wanted, lower, fewest)
    if (slips < fewest) {
      best = candidate
      fewest = slips
    }
  }
  return best
}

/** The kinds of characters in a text, one bit for each 32nd of them. */
function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31)
  return letters
}

function bitsOf(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count++
  return count
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
