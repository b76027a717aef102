// Lines of the screen as data: pieces of text with a tone; measuring, padding, cutting and wrapping them.

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { visibleText } from '../base/visible-text.ts'

/** What a piece of text means; colours follow from it, and never say anything that the text does not. */
export type Tone = 'plain' | 'strong' | 'ok' | 'failed' | 'warn' | 'quiet' | 'marked'

export interface Span {
  readonly text: string
  readonly tone: Tone
}

export type Line = readonly Span[]

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone }
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('')
}

/** In columns of a terminal. */
export function widthOf(line: Line): number {
  return columnsOf(textOf(line))
}

// What nearly every text is made of: printable ASCII, the frames of panes and the signs of the screen, a column each.
const narrow = /^[ -~\u00b7\u2022\u2026\u203a\u2190-\u2193\u2500-\u257f\u2713\u2717\u2800-\u28ff]*$/

/** The width of any text; that of most is known without taking it apart. */
function columnsOf(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text)
}

/** Exactly `width` columns: filled with blanks, or cut with an ellipsis. */
export function toWidth(line: Line, width: number, ellipsis: string): Line {
  const own = widthOf(line)
  if (own <= width) return own === width ? line : [...line, span(' '.repeat(width - own))]
  const kept: Span[] = []
  let left = width - columnsOf(ellipsis)
  for (const { text, tone } of line) {
    const cut = startOf(text, left)
    kept.push({ text: cut, tone })
    left -= columnsOf(cut)
    if (cut !== text) break
  }
  const cut = [...kept, span(ellipsis)]
  return [...cut, span(' '.repeat(Math.max(0, width - widthOf(cut))))]
}

/** The longest beginning of a text that is no wider. */
export function startOf(text: string, width: number): string {
  if (narrow.test(text)) return text.slice(0, Math.max(0, width))
  let kept = ''
  let own = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    own += columnsOf(segment)
    if (own > width) break
    kept += segment
  }
  return kept
}

/** Both ends of a line, with at least a blank between them; the left one gives way. */
export function spread(left: Line, right: Line, width: number, ellipsis: string): Line {
  const rest = width - widthOf(right) - 1
  if (rest < 1) return toWidth(left, width, ellipsis)
  return [...toWidth(left, rest, ellipsis), span(' '), ...right]
}

/** A paragraph: words that are wrapped; or, with `verbatim`, lines whose blanks are meant. */
export interface Paragraph {
  /** Untrusted; its line breaks count. */
  readonly text: string
  readonly tone?: Tone
  /** Columns before every line. */
  readonly indent?: number
  /** Stands before the first line, in place of the end of the indent. */
  readonly lead?: Span
  readonly verbatim?: boolean
}

export const blank: Paragraph = { text: '' }

/** No line is wider than `width`, and no character is lost but blanks where lines break. */
export function wrap(paragraphs: readonly Paragraph[], width: number): readonly Line[] {
  return paragraphs.flatMap(paragraph => wrapOne(paragraph, width))
}

function wrapOne(
  { text, tone = 'plain', indent = 0, lead, verbatim }: Paragraph,
  width: number,
): readonly Line[] {
  const margin = Math.min(indent, Math.max(0, width - 8))
  const lines = brokenLines(text, width - margin, verbatim === true)
  return lines.map((one, index): Line => {
    if (index > 0 || lead === undefined) return [span(' '.repeat(margin)), { text: one, tone }]
    const before = Math.max(0, margin - columnsOf(lead.text))
    return [span(' '.repeat(before)), lead, { text: one, tone }]
  })
}

// A screen shows the same texts over and over, and measuring each of their words takes most of the time of a frame.
const broken = new Map<string, readonly string[]>()
const mostKept = 5000

/** Lines of a text, none wider than `width`; words stay whole where they can, unless the text is verbatim. */
function brokenLines(text: string, width: number, verbatim: boolean): readonly string[] {
  const key = `${width} ${verbatim} ${text}`
  const kept = broken.get(key)
  if (kept) return kept
  const lines = text.split('\n').flatMap(one => {
    const visible = visibleText(one)
    if (columnsOf(visible) <= width && (verbatim || visible === visible.trim())) return [visible]
    const options = { hard: true, trim: !verbatim, wordWrap: !verbatim }
    return wrapAnsi(verbatim ? visible : withBreaks(visible, width), width, options).split('\n')
  })
  if (broken.size >= mostKept) broken.clear()
  broken.set(key, lines)
  return lines
}

/** Words that are too long for a line, such as ARNs, are broken between their parts where that wastes little. */
function withBreaks(text: string, width: number): string {
  if (!narrow.test(text) || width < 8) return text
  const tooLong = new RegExp(`[^ ]{${width + 1},}`, 'g')
  const piece = new RegExp(`.{${Math.ceil(width / 2)},${width - 1}}[/:.,-](?=.)|.{1,${width}}`, 'g')
  return text.replace(tooLong, word => (word.match(piece) ?? [word]).join('\n'))
}
