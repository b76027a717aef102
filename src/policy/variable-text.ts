// Policy variables as part of a text. What they are replaced with is only known when a request is made.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/** The text as a pattern: a `*` for each `${…}`, which may become anything. */
export function starsForVariables(text: string): string {
  let opening = text.indexOf('${')
  if (opening < 0) return text
  let result = ''
  let from = 0
  while (opening >= 0) {
    const closing = text.indexOf('}', opening)
    if (closing < 0) break
    result += `${text.slice(from, opening)}*`
    from = closing + 1
    opening = text.indexOf('${', from)
  }
  return result + text.slice(from)
}

/** Where the text has the character outside of `${…}`, from `from` on; -1 if nowhere. */
export function indexOutsideVariables(text: string, character: string, from = 0): number {
  let at = from
  while (at < text.length) {
    if (text[at] === character) return at
    const closing = text.startsWith('${', at) ? text.indexOf('}', at) : -1
    at = closing < 0 ? at + 1 : closing + 1
  }
  return -1
}

/** The text cut at colons that are not inside `${…}`; at no more than `most` of them, if given. */
export function splitAtColons(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const parts: string[] = []
  let from = 0
  while (parts.length < most) {
    const colon = indexOutsideVariables(text, ':', from)
    if (colon < 0) break
    parts.push(text.slice(from, colon))
    from = colon + 1
  }
  parts.push(text.slice(from))
  return parts
}

/** Where the section of that index stands in the text that `splitAtColons` cut. */
export function sectionRange(sections: readonly string[], index: number): { from: number; to: number } {
  let from = 0
  for (let before = 0; before < index; before++) from += (sections[before] ?? '').length + 1
  return { from, to: from + (sections[index] ?? '').length }
}
