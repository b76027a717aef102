// Findings as a compiler prints them: what, where with carets, why, the fix, where to read more.

import { rulePage } from '../base/homepage.ts'
import { mapped } from '../base/mapped.ts'
import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { type Marked, renderExcerpt } from './excerpt.ts'
import { type ReportLook, where } from './words.ts'
import { wrapWords } from './wrap-words.ts'

/** Each finding ends with an empty line. What all findings of a rule have in common is said with the first. */
export function renderFindings(findings: readonly LocatedFinding[], look: ReportLook): Iterable<string> {
  const said = new Set<string>()
  const isNew = (text: string) => {
    const before = said.size
    return said.add(text).size > before
  }
  return mapped(findings, finding => renderFinding(finding, look, isNew))
}

type IsNew = (text: string) => boolean

function renderFinding(finding: LocatedFinding, look: ReportLook, isNew: IsNew): string {
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
    ...title(finding, look),
    `${' '.repeat(gutter)}${style.dim('-->')} ${where(span)}`,
    ...block([primary, ...others.filter(mark => mark.span.path === span.path)]),
  ]
  for (const other of others.filter(mark => mark.span.path !== span.path)) {
    lines.push(`${' '.repeat(gutter)}${style.dim(':::')} ${where(other.span)}`, ...block([other]))
  }
  lines.push(bar, ...footer(finding, gutter, look, isNew))
  return `${lines.join('\n')}\n\n`
}

function title({ severity, rule, message }: LocatedFinding, { style, columns, width }: ReportLook): string[] {
  const used = `${severity}[${rule}]: `.length
  const lines = wrapWords(visibleText(message), { columns, used, indent: 2, width })
  const [first = '', ...rest] = lines.map(style.strong)
  const paint = style[severity]
  return [`${paint(`${severity}[`)}${paint(style.rule(rule))}${paint(']')}: ${first}`, ...rest]
}

function footer(finding: LocatedFinding, gutter: number, look: ReportLook, isNew: IsNew): string[] {
  const { rule, why, fix, advice } = finding
  const { style, columns, width } = look
  const entry = (name: string, text: string) => {
    const indent = gutter + 3 + name.length + 2
    const [first = '', ...rest] = wrapWords(visibleText(text), { columns, used: indent, indent, width })
    return [`${' '.repeat(gutter)} ${style.dim('=')} ${style.strong(`${name}:`)} ${first}`, ...rest]
  }
  return [
    ...(isNew(`${rule} ${why}`) ? entry('why', why) : []),
    ...entry('fix', `${fix?.text ?? advice}${flagOf(finding)}`),
    ...(isNew(rule) ? entry('see', rulePage(rule) ?? `rdsaudit explain ${rule}`) : []),
  ]
}

/** The flag that makes the change. */
function flagOf({ fix }: LocatedFinding): string {
  if (!fix?.edits) return ''
  return fix.safe ? '  (--fix)' : '  (--fix=unsafe)'
}
