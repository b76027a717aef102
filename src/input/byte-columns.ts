// Columns in bytes of UTF-8, which some report formats count in.

import type { Position } from '../model/place.ts'
import type { LineIndex } from './line-index.ts'

/**
 * Turns positions into columns in bytes of UTF-8, from 1; undefined for a text of ASCII, where the columns are the same.
 * Goes on from the last position of a line, since a file may be one line of megabytes.
 */
export function byteColumns(text: string, lines: LineIndex): ((at: Position) => number) | undefined {
  if (/^[\x00-\x7f]*$/.test(text)) return undefined
  let last = { line: 0, column: 1, bytes: 0 }
  return ({ line, column }) => {
    const known = last.line === line && last.column <= column ? last : { line, column: 1, bytes: 0 }
    const { start } = lines.lineBounds(line)
    const between = text.slice(start + known.column - 1, start + column - 1)
    last = { line, column, bytes: known.bytes + Buffer.byteLength(between) }
    return last.bytes + 1
  }
}
