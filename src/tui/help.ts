// The help, made from the keys that do something.

import type { Glyphs } from './glyphs.ts'
import { type KeyState, keys } from './keys.ts'
import { type Line, type Paragraph, span, textOf, toWidth, widthOf, wrap } from './lines.ts'

const keyColumns = 18

/** Every key, also those that do nothing now. */
export function helpLines(width: number, glyphs: Glyphs): readonly Line[] {
  const shown = keys.filter(({ does }) => does !== '')
  const paragraphs = shown.map(
    (key): Paragraph => ({
      text: key.does,
      indent: keyColumns,
      lead: span(nameOf(key.shown, glyphs).padEnd(keyColumns), 'strong'),
    }),
  )
  return wrap([{ text: 'Keys', tone: 'strong' }, { text: '' }, ...paragraphs], width)
}

/** The keys of the moment; what has no room is in the help. */
export function keyLine(state: KeyState, width: number, glyphs: Glyphs): Line {
  const now = keys.filter(({ brief, when }) => brief !== undefined && when(state))
  const parts = now.map(
    ({ shown, brief }): Line => [span(nameOf(shown, glyphs), 'strong'), span(` ${brief}`)],
  )
  const kept = [...parts]
  const join = () => kept.flatMap((part, index): Line => [span(index === 0 ? ' ' : '  '), ...part])
  // Help and quit stay; what stands before them gives way.
  while (widthOf(join()) > width && kept.length > 2) kept.splice(kept.length - 3, 1)
  return toWidth(join(), width, glyphs.ellipsis)
}

function nameOf(shown: string, glyphs: Glyphs): string {
  return shown === '↑↓' ? glyphs.upDown : shown
}

/** The line of keys as text, for who looks for a word in it. */
export function keyText(state: KeyState, width: number, glyphs: Glyphs): string {
  return textOf(keyLine(state, width, glyphs))
}
