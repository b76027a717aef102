// Offsets → lines and columns. Lines end at LF, CR LF or CR, as editors count them.

import type { Position } from '../model/place.ts'

export interface LineIndex {
  /** Line and column of an offset, both from 1, columns in UTF-16 units. */
  position(offset: number): Position
  /** Offsets of the first character of a line (from 1) and of its end, line break not included. */
  lineBounds(line: number): { readonly start: number; readonly end: number }
}

/** Built once for a document that has something to report. */
export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text)
  const lineAt = (offset: number): number => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return low
  }
  return {
    position(given) {
      // Within CR LF is the end of its line: no editor goes there.
      const offset = text[given] === '\n' && text[given - 1] === '\r' ? given - 1 : given
      const line = lineAt(offset)
      return { line: line + 1, column: offset - (starts[line] as number) + 1 }
    },
    lineBounds(line) {
      const start = starts[line - 1] ?? text.length
      let end = starts[line] ?? text.length
      while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
      return { start, end }
    },
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
    return starts
  }
  // Nearly every file; searching for one character is several times faster.
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
