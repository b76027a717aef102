// Prose broken at the width of a terminal, between words and never inside of a quotation: what is to be copied stays whole.

export interface Wrapping {
  /** Columns of the terminal; undefined breaks nothing. */
  readonly columns: number | undefined
  /** Columns that stand before the first line already. */
  readonly used: number
  /** Blanks before every other line. */
  readonly indent: number
  /** Columns that a text takes on a terminal. */
  width(text: string): number
}

/** The lines, all but the first with their indent. A word that fits on no line stands on one of its own. */
export function wrapWords(text: string, { columns, used, indent, width }: Wrapping): readonly string[] {
  if (columns === undefined || used + width(text) <= columns) return [text]
  const lines: string[] = []
  let line = ''
  const room = () => columns - (lines.length === 0 ? used : indent)
  for (const [, blanks = '', word = ''] of text.matchAll(/(\s*)((?:"[^"]*"|[^\s])+)/g)) {
    if (line !== '' && width(line + blanks + word) > room()) {
      lines.push(line)
      line = word
    } else line += blanks + word
  }
  const [first = '', ...rest] = [...lines, line]
  return [first, ...rest.map(one => ' '.repeat(indent) + one)]
}
