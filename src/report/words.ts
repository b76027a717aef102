// Words and small signs that more than one view uses.

import { visibleText } from '../base/visible-text.ts'
import type { RowState } from '../engine/link-report.ts'
import type { Span } from '../engine/located-finding.ts'
import type { RunSummary } from './run-result.ts'
import type { Style } from './style.ts'

/** How a report for people looks. */
export interface ReportLook {
  readonly style: Style
  readonly glyphs: Glyphs
  /** Width of the terminal; undefined elsewhere: nothing is cut then. */
  readonly columns: number | undefined
  /** Columns that a text takes on a terminal. */
  width(text: string): number
  readonly quiet: boolean
  readonly verbose: boolean
}

/** `1 document`, `2 documents`. */
export function count(n: number, word: string, several = `${word}s`): string {
  return `${n} ${n === 1 ? word : several}`
}

/** The last line of a run: how much was looked at, and what was found. */
export function summaryLine(summary: RunSummary): string {
  const { error, warning, info } = summary.counts
  const looked = [`checked ${count(summary.checked, 'document')}`]
  if (summary.links.length > 0) looked.push(count(summary.links.length, 'link'))
  if (summary.skipped.length > 0) looked.push(`${summary.skipped.length} skipped`)
  const found =
    error + warning + info === 0
      ? 'no findings'
      : `${count(error, 'error')}, ${count(warning, 'warning')}, ${info} info`
  const crashed = summary.crashes.length === 0 ? '' : `; ${count(summary.crashes.length, 'rule')} crashed`
  const open = undecidedCount(summary)
  const undecided = open === 0 ? '' : ` (${count(open, 'question')} undecided; -v says why)`
  return `${looked.join(', ')}: ${found}${acceptedPart(summary)}${undecided}${crashed}`
}

/** ` (1 ignored, 2 in baseline)`; empty when nothing was accepted. */
function acceptedPart({ suppressed }: RunSummary): string {
  const ignored = suppressed.filter(({ by }) => by === 'ignore').length
  const parts = [
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ...(suppressed.length > ignored ? [`${suppressed.length - ignored} in baseline`] : []),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/**
 * Counted are the questions about links that somebody declared: that is where an answer was expected. Of a policy by
 * itself nobody said whose it is; what that leaves open is listed, with `-v` and in JSON.
 */
function undecidedCount({ undecided, links }: RunSummary): number {
  const names = links.filter(({ declared }) => declared).map(({ name }) => name)
  return undecided.filter(({ subject }) =>
    names.some(name => subject === name || subject.startsWith(`${name}, hop `)),
  ).length
}

export interface Glyphs {
  readonly ellipsis: string
  readonly states: Readonly<Record<RowState, string>>
}

export const unicodeGlyphs: Glyphs = {
  ellipsis: '…',
  states: { ok: '✓', failed: '✗', wider: '!', unseen: '-' },
}
export const asciiGlyphs: Glyphs = {
  ellipsis: '...',
  states: { ok: '+', failed: 'x', wider: '!', unseen: '-' },
}

/** `path:line:col`, safe to print. */
export function where(span: Span): string {
  return `${visibleText(span.path)}:${span.range.start.line}:${span.range.start.column}`
}
