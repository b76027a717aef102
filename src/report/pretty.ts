// Findings as a compiler prints them: what, where with carets, why, the fix, where to read more.

import { rulePage } from '../base/homepage.ts'
import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { type Marked, renderExcerpt } from './excerpt.ts'
import type { Style } from './style.ts'
import { type ReportLook, where } from './words.ts'

/** One finding, ending with an empty line. */
export function renderFinding(finding: LocatedFinding, look: ReportLook): string {
  const { style } = look
  const { span, severity } = finding
  const primary: Marked = { span, label: finding.label, primary: true }
  const others = finding.related.map(
    (related): Marked => ({ span: related, label: related.label, primary: false }),
  )
  const gutter = Math.max(...[primary, ...others].map(mark => String(mark.span.range.start.line).length))
  const bar = `${' '.repeat(gutter)} ${style.dim('|')}`
  const excerptLook = { ...look, severity }
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

function footer(finding: LocatedFinding, gutter: number, style: Style): string[] {
  const entry = (name: string, text: string) =>
    `${' '.repeat(gutter)} ${style.dim('=')} ${style.strong(`${name}:`)} ${visibleText(text)}`
  return [
    entry('why', finding.why),
    entry('fix', `${finding.fix?.text ?? finding.advice}${flagOf(finding)}`),
    entry('see', rulePage(finding.rule) ?? `rdsaudit explain ${finding.rule}`),
  ]
}

/** The flag that makes the change. */
function flagOf({ fix }: LocatedFinding): string {
  if (!fix?.edits) return ''
  return fix.safe ? '  (--fix)' : '  (--fix=unsafe)'
}
