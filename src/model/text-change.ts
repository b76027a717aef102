// A change of a document's text: what to write instead of a stretch of it.

import type { Range } from './place.ts'

/** Offsets and lengths in UTF-16 units of the text without its byte order mark. */
export interface TextChange {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** A change with its lines and columns. */
export interface PlacedChange extends TextChange {
  readonly range: Range
  /** Columns of both ends in bytes of UTF-8; left out where they are those of the range. */
  readonly bytes?: { readonly start: number; readonly end: number }
}

/** The text with the changes made; they must not overlap. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = ''
  let at = 0
  for (const change of [...changes].sort((a, b) => a.offset - b.offset)) {
    result += text.slice(at, change.offset) + change.text
    at = change.offset + change.length
  }
  return result + text.slice(at)
}

/** True when two changes touch the same characters, or insert at the same place. */
export function overlap(a: TextChange, b: TextChange): boolean {
  if (a.offset === b.offset) return true
  return a.offset < b.offset ? a.offset + a.length > b.offset : b.offset + b.length > a.offset
}
