// Do two patterns have anything in common? Asked where a policy's pattern meets another pattern, such as an ARN
// template with placeholders, so that neither is the text to be matched.

import { matchesWildcard } from './wildcard.ts'

const star = 0x2a
const questionMark = 0x3f

/**
 * Whether some text matches both patterns, where `*` is any run of characters, also none, and `?` is exactly one.
 * Like in IAM, a `*` does not stop at colons or slashes. The time is at most the product of the lengths.
 */
export function patternsOverlap(a: string, b: string): boolean {
  if (!hasWildcard(a)) return matchesWildcard(b, a)
  if (!hasWildcard(b)) return matchesWildcard(a, b)
  // Most pairs are told apart by what stands before the first wildcard, or behind the last one.
  const head = Math.min(literalLength(a), literalLength(b))
  for (let i = 0; i < head; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false
  const tail = Math.min(literalTail(a), literalTail(b))
  for (let i = 1; i <= tail; i++) if (a.charCodeAt(a.length - i) !== b.charCodeAt(b.length - i)) return false
  // A pattern that matches the other's own characters has all of it in common, and most do.
  if (matchesWildcard(a, b) || matchesWildcard(b, a)) return true
  return overlapFrom(a, b)
}

/** True if the pattern stands for more than itself. */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?')
}

function literalLength(pattern: string): number {
  let length = 0
  while (length < pattern.length && !isWildcard(pattern.charCodeAt(length))) length++
  return length
}

/** How many characters stand behind the last wildcard. */
function literalTail(pattern: string): number {
  let length = 0
  while (length < pattern.length && !isWildcard(pattern.charCodeAt(pattern.length - 1 - length))) length++
  return length
}

function isWildcard(character: number): boolean {
  return character === star || character === questionMark
}

/** `reached[j]`: the beginning of `a` up to the row, and that of `b` up to `j`, have a text in common. */
function overlapFrom(a: string, b: string): boolean {
  let reached = new Uint8Array(b.length + 1)
  reached[0] = 1
  for (let j = 1; j <= b.length && b.charCodeAt(j - 1) === star; j++) reached[j] = 1
  for (let i = 1; i <= a.length; i++) {
    const inA = a.charCodeAt(i - 1)
    const next = new Uint8Array(b.length + 1)
    next[0] = inA === star ? (reached[0] ?? 0) : 0
    for (let j = 1; j <= b.length; j++) {
      const inB = b.charCodeAt(j - 1)
      if (inA === star || inB === star) next[j] = (reached[j] ?? 0) | (next[j - 1] ?? 0)
      else if (inA === inB || inA === questionMark || inB === questionMark) next[j] = reached[j - 1] ?? 0
    }
    reached = next
  }
  return reached[b.length] === 1
}
