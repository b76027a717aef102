// Several JSON texts one after the other, as a loop over pages of a reply writes them: read as a list of them.

/**
 * The text as one list. It is one character longer at each end, and white space between two pages became a comma, so
 * offsets differ by one. Undefined for a text that is not several objects with white space between them.
 */
export function asListOfPages(text: string): string | undefined {
  const ends = endsOfObjects(text)
  if (ends === undefined || ends.length < 2) return undefined
  let list = '['
  let from = 0
  for (const end of ends.slice(0, -1)) {
    if (!/\s/.test(text.charAt(end))) return undefined
    list += `${text.slice(from, end)},`
    from = end + 1
  }
  return `${list}${text.slice(from)}]`
}

/** The characters that matter outside strings, and strings as a whole. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}]/gs

/** Where each outermost object ends; undefined where something else stands between them. */
function endsOfObjects(text: string): number[] | undefined {
  const ends: number[] = []
  let depth = 0
  let from = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{') {
      if (depth === 0 && text.slice(from, index).trim() !== '') return undefined
      depth++
    } else if (token === '}') {
      depth--
      if (depth < 0) return undefined
      if (depth === 0) {
        from = index + 1
        ends.push(from)
      }
    } else if (depth === 0) return undefined
  }
  return depth === 0 && text.slice(from).trim() === '' ? ends : undefined
}
