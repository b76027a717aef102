// What stands below the findings: crashes, what was skipped or not decided when asked for, the summary.

import { visibleText } from '../base/visible-text.ts'
import type { RunSummary } from './run-result.ts'
import { count, type ReportLook, summaryLine } from './words.ts'

/** The end of a report for people; empty when it is to be quiet and nothing went wrong. */
export function renderEnd(summary: RunSummary, look: ReportLook): string {
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
    for (const { subject, why, rules } of undecidedBySubject(summary.undecided))
      lines.push(`undecided ${visibleText(subject)}: ${visibleText(why)} (${rules.join(', ')})`)
  }
  lines.push(...staleLines(summary))
  if (lines.length > 0) lines.push('')
  lines.push(summaryLine(summary), ...fixLine(summary))
  return lines.map(line => `${line}\n`).join('')
}

function staleLines({ stale }: RunSummary): readonly string[] {
  if (stale.length === 0) return []
  return [
    `${count(stale.length, 'finding')} of the baseline ${stale.length === 1 ? 'is' : 'are'} gone; --write-baseline forgets them:`,
    ...stale.map(({ rule, path, statement }) => {
      const where = statement === undefined ? '' : `, statement ${visibleText(statement)}`
      return `  ${visibleText(rule)} in ${visibleText(path)}${where}`
    }),
  ]
}

/** What `--fix` would do, where it could do something. */
function fixLine({ fixable: { safe, unsafe } }: RunSummary): readonly string[] {
  const ways = [
    ...(safe > 0 ? [`${safe} with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} with --fix=unsafe (review the result)`] : []),
  ]
  return ways.length === 0 ? [] : [`can be changed: ${ways.join(', ')}; --diff shows how`]
}

/** What was missing, once, with all the rules that would have needed it. */
function undecidedBySubject(undecided: RunSummary['undecided']) {
  const grouped = new Map<string, { subject: string; why: string; rules: string[] }>()
  for (const { rule, subject, why } of undecided) {
    const key = `${subject}\n${why}`
    const group = grouped.get(key)
    if (group) group.rules.push(rule)
    else grouped.set(key, { subject, why, rules: [rule] })
  }
  return [...grouped.values()]
}
