// A link for Markdown: its rows in a table, and a picture of the way from caller to database user, as code hosts draw it.

import { visibleText } from '../base/visible-text.ts'
import type { ReportRow, RowState } from '../engine/link-report.ts'
import type { LocatedLink, LocatedPlace } from '../engine/located-link.ts'
import { codeSpan, escapeMarkdown } from './escape-markdown.ts'
import { unicodeGlyphs } from './words.ts'

type Row = ReportRow<LocatedPlace>

/** A heading, the table and the picture; ends with an empty line. */
export function renderLinkMarkdown(link: LocatedLink): string {
  const rows = link.rows.map(
    row =>
      `| ${escapeMarkdown(row.label)} | ${sign(row.state)} ${escapeMarkdown(row.word)} | ${details(row)} |\n`,
  )
  const table = `| | | Where |\n|---|---|---|\n${rows.join('')}`
  return `#### Link ${codeSpan(link.name)}\n\n${table}\n${picture(link)}\n`
}

function sign(state: RowState): string {
  return escapeMarkdown(unicodeGlyphs.states[state])
}

function details({ places, note }: Row): string {
  const shown = places.map(({ where, side, value }) => {
    const whose = side === undefined ? '' : `${escapeMarkdown(side)}: `
    const what = value === undefined ? '' : ` ${codeSpan(value)}`
    return `${whose}${codeSpan(`${where.path}:${where.range.start.line}`)}${what}`
  })
  return [...shown, ...(note === undefined ? [] : [escapeMarkdown(note)])].join('<br>')
}

/** Caller, roles, database and user from left to right; on every arrow what is known of that step. */
function picture({ identities, rows, database, user }: LocatedLink): string {
  const hops = hopsIn(rows)
  const named = identities.map(({ account, name }) => `${name} (${account})`)
  const steps = [
    ...hops,
    ...rows.filter(({ about }) => about === 'connect' || about === 'database').map(row => [row]),
  ]
  const ends =
    steps.length > hops.length
      ? [database ?? 'database', user === undefined ? 'database user' : `database user ${user}`]
      : []
  // A caller that nobody named is not among the identities.
  const nodes = [...(named.length > hops.length ? [] : ['any caller']), ...named, ...ends]
  const lines = [
    ...nodes.map((text, index) => `n${index}["${escapeMermaid(text)}"]`),
    ...steps.map((of, index) => `n${index} -- "${escapeMermaid(stateOf(of))}" --> n${index + 1}`),
  ]
  return `\`\`\`mermaid\nflowchart LR\n${lines.map(line => `  ${line}\n`).join('')}\`\`\`\n`
}

/** The rows of one hop begin with the caller's. */
function hopsIn(rows: readonly Row[]): readonly (readonly Row[])[] {
  const hops: Row[][] = []
  for (const row of rows) {
    if (row.about === 'caller') hops.push([row])
    else if (row.about === 'trust' || row.about === 'external-id') hops.at(-1)?.push(row)
  }
  return hops
}

const worstFirst = ['failed', 'unseen', 'wider', 'ok'] as const

/** A step is as good as the worst of its rows. */
function stateOf(rows: readonly Row[]): string {
  const state = worstFirst.find(one => rows.some(row => row.state === one)) ?? 'unseen'
  const word = rows.find(row => row.state === state)?.word ?? ''
  return `${unicodeGlyphs.states[state]} ${word}`
}

/**
 * Text inside quotation marks of a Mermaid picture: what could end them or mean something is written as its number. Mermaid
 * takes labels for Markdown, and for one that begins like a list it shows an error instead.
 */
function escapeMermaid(text: string): string {
  return visibleText(text).replace(/[^A-Za-z0-9 ./:()✓✗-]|^[-\d]/gu, one => `#${one.codePointAt(0)};`)
}
