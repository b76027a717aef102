// Annotations of GitHub Actions: workflow commands, one a line.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

import { visibleText } from '../base/visible-text.ts'
import type { Severity } from '../engine/define-rule.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { RunReport } from './run-report.ts'
import { where } from './words.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const
const order = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** GitHub shows this many annotations of each kind for a step. */
const mostShown = 10

/** The gravest first, since GitHub drops what is too much; then one notice that says so. */
export function* renderGithub(report: RunReport): Generator<string> {
  const { findings, summary } = report
  for (const severity of order)
    for (const finding of findings)
      if (finding.severity === severity) yield `${annotation(finding, report)}\n`
  for (const { rule, path } of summary.crashes) {
    const text = `rule ${rule} failed on ${visibleText(path)}; what it would have found is not known`
    yield `::error title=rdsaudit::${escapeMessage(text)}\n`
  }
  if (order.some(severity => summary.counts[severity] > mostShown)) {
    const { error, warning, info } = summary.counts
    const counts = `${error} errors, ${warning} warnings, ${info} info`
    const text = `${counts}: GitHub shows ${mostShown} annotations of each kind; the log and the job summary have all`
    yield `::notice title=rdsaudit::${escapeMessage(text)}\n`
  }
}

function annotation(finding: LocatedFinding, report: RunReport): string {
  const { span, severity, rule } = finding
  const { start, end } = span.range
  const oneLine = start.line === end.line
  const properties = [
    ['file', visibleText(report.fromRoot(span.path))],
    ['line', start.line],
    ['endLine', end.line],
    // GitHub reads columns only on one line. Its last column is part of the stretch.
    ...(oneLine
      ? [['col', start.column] as const, ['endColumn', Math.max(start.column, end.column - 1)] as const]
      : []),
    ['title', `rdsaudit ${rule}`],
  ] as const
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  // The log does not show the properties.
  const text = [
    `${where(span)}: ${visibleText(finding.message)}`,
    ...finding.related.map(other => `see ${where(other)}: ${visibleText(other.label)}`),
    `fix: ${visibleText(finding.fix?.text ?? finding.advice)}`,
  ]
  return `::${commands[severity]} ${written}::${escapeMessage(text.join('\n'))}`
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
