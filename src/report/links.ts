// Both sides of every link in a table, and in one line for each row that is not as it should be.

import { visibleText } from '../base/visible-text.ts'
import type { ReportRow, RowState } from '../engine/link-report.ts'
import type { LocatedLink, LocatedPlace } from '../engine/located-link.ts'
import type { ReportLook } from './words.ts'
import { wrapWords } from './wrap-words.ts'

type Row = ReportRow<LocatedPlace>

/**
 * Which links a report shows. Declared ones always; one that only follows from policies where it fails, since nobody
 * said that it should work; with `verbose` all, with `quiet` those with something to mend.
 */
export function linksToShow(
  links: readonly LocatedLink[],
  { quiet, verbose }: Pick<ReportLook, 'quiet' | 'verbose'>,
): readonly LocatedLink[] {
  return links.filter(({ declared, rows }) => {
    if (verbose) return true
    const states = rows.map(({ state }) => state)
    if (!declared) return states.includes('failed')
    return !quiet || states.includes('failed') || states.includes('wider')
  })
}

/** A heading and aligned rows, ending with an empty line. */
export function renderLink({ name, identities, rows }: LocatedLink, look: ReportLook): string {
  const label = widest(rows.map(row => row.label))
  const word = widest(rows.map(row => row.word))
  const who = identities.map(one => `${one.account} ${one.name}`).join(' -> ')
  const { columns, width } = look
  const wrap = (text: string, used: number, indent: number) =>
    wrapWords(text, { columns, used, indent, width })
  const lines = rows.flatMap(row => {
    const paint = painted(row.state, look)
    const sign = paint(`${look.glyphs.states[row.state]} ${row.word.padEnd(word)}`)
    const indent = 2 + label + 3 + 2 + word + 2
    const [first = [''], ...more] = details(row).map(detail => wrap(detail, indent, indent))
    return [
      `  ${row.label.padEnd(label)}   ${sign}  ${first.join('\n')}`.trimEnd(),
      ...more.map(detail => `${' '.repeat(indent)}${detail.join('\n')}`),
    ]
  })
  const shownName = `link ${visibleText(name)}`
  const identitiesLine = wrap(visibleText(who), shownName.length + 3, 2).join('\n')
  const heading = `${look.style.strong(shownName)}   ${identitiesLine}`.trimEnd()
  return `${[heading, ...lines].join('\n')}\n\n`
}

/** `path:line:col: link[name] what: word`, for every row that fails, is wider, or could not be told; with line breaks. */
export function renderLinkLines({ name, rows, where }: LocatedLink): string {
  return (
    rows
      // What is wrong with its settings has lines of its own.
      .filter(({ about }) => about !== 'settings')
      .filter(({ state, about }) => state !== 'ok' && (about !== 'database' || state === 'failed'))
      .map(row => {
        const at = row.places[0]?.where ?? where
        const place = at ? `${position(at)}:${at.range.start.column}: ` : ''
        const note = row.note === undefined ? '' : ` (${row.note})`
        return visibleText(`${place}link[${name}] ${row.label}: ${row.word}${note}`)
      })
      .map(line => `${line}\n`)
      .join('')
  )
}

function details({ places, note }: Row): readonly string[] {
  const side = widest(places.map(place => place.side ?? ''))
  const path = widest(places.map(({ where }) => position(where)))
  const lines = places.map(place => {
    const whose = side > 0 ? `${(place.side ?? '').padEnd(side)} ` : ''
    const value = place.value === undefined ? '' : `  ${place.value}`
    return visibleText(`${whose}${position(place.where).padEnd(value ? path : 0)}${value}`)
  })
  if (note === undefined) return lines
  const [first, ...more] = lines
  return first === undefined ? [visibleText(note)] : [`${first}  ${visibleText(note)}`, ...more]
}

function position({ path, range }: LocatedPlace): string {
  return `${path}:${range.start.line}`
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => text.length))
}

function painted(state: RowState, { style }: ReportLook): (text: string) => string {
  switch (state) {
    case 'failed':
      return style.error
    case 'wider':
      return style.warning
    case 'unseen':
      return style.dim
    case 'ok':
      return text => text
  }
}
