// Lines of a file with carets under a stretch of them, as compilers show them.

import { visibleText } from '../base/visible-text.ts'
import type { Span } from '../engine/located-finding.ts'
import type { Style } from './style.ts'
import type { Glyphs } from './words.ts'

export interface Marked {
  readonly span: Span
  readonly label: string | undefined
  readonly primary: boolean
}

export interface ExcerptLook {
  /** Columns that a text takes on a terminal. */
  width(text: string): number
  readonly style: Style
  readonly glyphs: Glyphs
  /** Columns to fit into; undefined shows the line as it is. */
  readonly columns: number | undefined
  readonly severity: 'error' | 'warning' | 'info'
}

// Where nothing says how wide the reader's window is, labels still go below rather than far to the right.
const usualWidth = 100

/** The marked lines of one file, in the order of the text, without the frame around them. */
export function renderExcerpt(marks: readonly Marked[], gutter: number, look: ExcerptLook): string[] {
  const inOrder = [...marks].sort(
    (a, b) =>
      a.span.range.start.line - b.span.range.start.line ||
      a.span.range.start.column - b.span.range.start.column,
  )
  const bar = look.style.dim('|')
  const lines: string[] = []
  let shown = 0
  for (const mark of inOrder) {
    const { line } = mark.span.range.start
    const drawn = drawMark(mark, gutter, look)
    if (line !== shown) {
      if (shown > 0 && line > shown + 1) lines.push(look.style.dim('...'))
      lines.push(`${look.style.dim(String(line).padStart(gutter))} ${bar} ${drawn.text}`.trimEnd())
    }
    shown = line
    for (const under of drawn.below) lines.push(`${' '.repeat(gutter)} ${bar} ${under}`)
  }
  return lines
}

function drawMark(
  mark: Marked,
  gutter: number,
  look: ExcerptLook,
): { readonly text: string; readonly below: readonly string[] } {
  const room = look.columns === undefined ? undefined : Math.max(20, look.columns - gutter - 3)
  const { before, marked, after } = partsOf(mark.span, room, look.glyphs.ellipsis, look.width)
  const indent = ' '.repeat(look.width(before))
  const width = Math.max(1, look.width(marked))
  const paint = mark.primary ? look.style[look.severity] : look.style.dim
  const carets = (mark.primary ? '^' : '-').repeat(width)
  const label = mark.label === undefined ? '' : visibleText(mark.label)
  const fits = label === '' || indent.length + width + 1 + look.width(label) <= (room ?? usualWidth)
  const below = fits
    ? [`${indent}${paint(label === '' ? carets : `${carets} ${label}`)}`]
    : [
        `${indent}${paint(carets)}`,
        ...under(label, indent, room ?? usualWidth, look.width).map(text => text.indent + paint(text.text)),
      ]
  return { text: before + marked + after, below }
}

type Width = ExcerptLook['width']

/** A label that does not fit behind its carets goes below them, moved left as far as it needs. */
function under(
  label: string,
  indent: string,
  room: number,
  width: Width,
): { readonly indent: string; readonly text: string }[] {
  const start = Math.max(0, Math.min(indent.length, room - width(label)))
  return [{ indent: ' '.repeat(start), text: label }]
}

interface Parts {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** The line before, under and after the mark, made safe to print, and cut to the room there is. */
function partsOf(span: Span, room: number | undefined, ellipsis: string, width: Width): Parts {
  const { excerpt, range } = span
  const from = range.start.column - excerpt.column
  const to = range.end.line === range.start.line ? range.end.column - excerpt.column : excerpt.text.length
  const before = (excerpt.cutBefore ? ellipsis : '') + show(excerpt.text.slice(0, from))
  const marked = show(excerpt.text.slice(from, Math.max(from, Math.min(to, excerpt.text.length))))
  const after = show(excerpt.text.slice(Math.max(from, to))) + (excerpt.cutAfter ? ellipsis : '')
  const parts = { before, marked, after }
  return room === undefined || width(before + marked + after) <= room
    ? parts
    : cutToRoom(parts, room, ellipsis, width)
}

function cutToRoom({ before, marked, after }: Parts, room: number, ellipsis: string, width: Width): Parts {
  const keep = Math.min(width(marked), room - 2 * ellipsis.length)
  const left = Math.max(0, Math.min(width(before), Math.floor((room - keep) / 2) - ellipsis.length))
  const shownBefore = left < width(before) ? ellipsis + lastColumns(before, left, width) : before
  const shownMarked = firstColumns(marked, room - width(shownBefore) - ellipsis.length, width)
  const rest = room - width(shownBefore + shownMarked)
  const shownAfter =
    width(after) <= rest ? after : firstColumns(after, rest - ellipsis.length, width) + ellipsis
  return { before: shownBefore, marked: shownMarked, after: shownAfter }
}

function firstColumns(text: string, columns: number, width: Width): string {
  let result = ''
  let used = 0
  for (const character of text) {
    used += width(character)
    if (used > columns) break
    result += character
  }
  return result
}

function lastColumns(text: string, columns: number, width: Width): string {
  return [...firstColumns([...text].reverse().join(''), columns, width)].reverse().join('')
}

function show(text: string): string {
  return visibleText(text.replaceAll('\t', '    '))
}
