// `*` and `?` as policies use them. No regular expressions: a hostile pattern must not be able to stop the program.

const questionMark = 0x3f

/**
 * Whether the whole text matches the pattern: `*` is any run of characters, also none; `?` is exactly one; all
 * else is itself. Case matters; a caller that does not care lowers both sides. Characters are UTF-16 units.
 *
 * What stands between two stars is taken where it first occurs, as a later place could not let more match; so
 * nothing is tried twice. The time is that of searching the text for the parts: one pass, except that a part with
 * `?` in it can cost its length times the text's.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let star = pattern.indexOf('*')
  if (star === -1) return pattern.length === text.length && fits(pattern, text, 0)
  if (!fits(pattern.slice(0, star), text, 0)) return false
  let inText = star
  let partStart = star + 1
  for (star = pattern.indexOf('*', partStart); star !== -1; star = pattern.indexOf('*', partStart)) {
    const found = find(pattern.slice(partStart, star), text, inText)
    if (found === -1) return false
    inText = found + star - partStart
    partStart = star + 1
  }
  const tailInText = text.length - (pattern.length - partStart)
  return tailInText >= inText && fits(pattern.slice(partStart), text, tailInText)
}

/** Whether a part, which has no star, matches the text at this place. */
function fits(part: string, text: string, at: number): boolean {
  if (!part.includes('?')) return text.startsWith(part, at)
  if (at + part.length > text.length) return false
  for (let index = 0; index < part.length; index++) {
    const wanted = part.charCodeAt(index)
    if (wanted !== questionMark && wanted !== text.charCodeAt(at + index)) return false
  }
  return true
}

/** The first place from `from` on where the part matches, or -1. */
function find(part: string, text: string, from: number): number {
  if (!part.includes('?')) return text.indexOf(part, from)
  for (let at = from; at + part.length <= text.length; at++) {
    if (fits(part, text, at)) return at
  }
  return -1
}
