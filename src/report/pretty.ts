// Findings as a compiler prints them: what, where with carets, why, the fix, where to read more.

import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding, Span } from '../engine/located-finding.ts'
import { type Marked, renderExcerpt } from './excerpt.ts'
import type { RunSummary } from './run-result.ts'
import type { Style } from './style.ts'
import { type Glyphs, summaryLine } from './words.ts'

export interface PrettyLook {
  readonly style: Style
  readonly glyphs: Glyphs
  /** Width of the terminal; undefined elsewhere: nothing is cut then. */
  readonly columns: number | undefined
  readonly quiet: boolean
  readonly verbose: boolean
}

/** One finding, ending with an empty line. */
export function renderFinding(finding: LocatedFinding, look: PrettyLook): string {
  const { style } = look
  const { span, severity } = finding
  const primary: Marked = { span, label: finding.label, primary: true }
  const others = finding.related.map(
    (related): Marked => ({ span: related, label: related.label, primary: false }),
  )
  const gutter = Math.max(...[primary, ...others].map(mark => String(mark.span.range.start.line).length))
  const bar = `${' '.repeat(gutter)} ${style.dim('|')}`
  const excerptLook = { style, glyphs: look.glyphs, columns: look.columns, severity }
  const block = (marks: readonly Marked[]) => [bar, ...renderExcerpt(marks, gutter, excerptLook)]
  const lines = [
    `${style[severity](`${severity}[`)}${style[severity](style.rule(finding.rule))}${style[severity](']')}: ${style.strong(visibleText(finding.message))}`,
    `${' '.repeat(gutter)}${style.dim('-->')} ${where(span)}`,
    ...block([primary, ...others.filter(mark => mark.span.path === span.path)]),
  ]
  for (const other of others.filter(mark => mark.span.path !== span.path)) {
    lines.push(`${' '.repeat(gutter)}${style.dim(':::')} ${where(other.span)}`, ...block([other]))
  }
  lines.push(bar, ...footer(finding, gutter, style))
  return `${lines.join('\n')}\n\n`
}

/** `path:line:col`, safe to print. */
export function where(span: Span): string {
  return `${visibleText(span.path)}:${span.range.start.line}:${span.range.start.column}`
}

function footer(finding: LocatedFinding, gutter: number, style: Style): string[] {
  const entry = (name: string, text: string) =>
    `${' '.repeat(gutter)} ${style.dim('=')} ${style.strong(`${name}:`)} ${visibleText(text)}`
  return [
    entry('why', finding.why),
    entry('fix', finding.fix?.text ?? finding.advice),
    entry('see', `rdsaudit explain ${finding.rule}`),
  ]
}

/** What stands below the findings: crashes, skipped documents when asked for, the summary. */
export function renderEnd(summary: RunSummary, look: PrettyLook): string {
  const lines: string[] = []
  for (const { rule, path, error } of summary.crashes) {
    lines.push(
      `${look.style.error('crashed')}: rule ${rule} failed on ${visibleText(path)}; what it would have found is not known`,
      `  ${visibleText(error.split('\n', 1)[0] ?? '')}`,
    )
  }
  if (look.quiet) return lines.map(line => `${line}\n`).join('')
  if (look.verbose) {
    for (const { path, why } of summary.skipped)
      lines.push(`skipped ${visibleText(path)}: ${visibleText(why)}`)
  }
  if (lines.length > 0) lines.push('')
  lines.push(summaryLine(summary))
  return lines.map(line => `${line}\n`).join('')
}
