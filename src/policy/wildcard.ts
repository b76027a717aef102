// `*` and `?` as policies use them. No regular expressions: a hostile pattern must not cost more than its length.

const star = 0x2a
const questionMark = 0x3f

/**
 * Whether the whole text matches the pattern: `*` is any run of characters, also none; `?` is exactly one; all
 * else is itself. Case matters; a caller that does not care lowers both sides. Characters are UTF-16 units.
 *
 * Only the last `*` is ever tried again, because an earlier one could not do better: the time is at most
 * pattern length × text length, and in practice one pass over the text.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0
  let inText = 0
  let afterStar = -1
  let retryFrom = 0
  while (inText < text.length) {
    const wanted = pattern.charCodeAt(at)
    if (wanted === star) {
      at += 1
      if (at === pattern.length) return true
      afterStar = at
      retryFrom = inText
    } else if (wanted === questionMark || wanted === text.charCodeAt(inText)) {
      at += 1
      inText += 1
    } else if (afterStar >= 0) {
      // The last star takes one character more.
      at = afterStar
      retryFrom += 1
      inText = retryFrom
    } else {
      return false
    }
  }
  while (pattern.charCodeAt(at) === star) at += 1
  return at === pattern.length
}
