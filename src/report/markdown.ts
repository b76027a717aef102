// Markdown for the summary of a job or a comment: a table of findings, the links, and what was looked at.

import { rulePage } from '../base/homepage.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { codeSpan, escapeMarkdown } from './escape-markdown.ts'
import { linksToShow } from './links.ts'
import { renderLinkMarkdown } from './markdown-links.ts'
import type { RunReport } from './run-report.ts'
import { count, summaryLine } from './words.ts'

/** GitHub drops a job summary that is larger, in bytes. */
export const largestJobSummary = 1024 * 1024

const order = { error: 0, warning: 1, info: 2 } as const

/**
 * The report in at most `room` bytes: rows and names that would be too much are left out, and it says how many. Headings
 * begin at level 3, since the page has its own.
 */
export function renderMarkdown({ findings, summary }: RunReport, room: number = largestJobSummary): string {
  const { error, warning, info } = summary.counts
  const found = error + warning + info
  const title =
    found === 0
      ? 'no findings'
      : [count(error, 'error'), count(warning, 'warning'), `${info} info`]
          .filter(part => !part.startsWith('0 '))
          .join(', ')
  const head = `### rdsaudit: ${title}\n\n`
  const crashes = summary.crashes.map(
    ({ rule, path }) =>
      `**Crashed:** rule ${codeSpan(rule)} on ${codeSpan(path)}; what it would have found is not known.\n\n`,
  )
  const foot = `<details><summary>${escapeMarkdown(summaryLine(summary))}</summary>\n\n`
  const end = '\n</details>\n'
  const rest = new Room(room - bytes([head, ...crashes, foot, end].join('')) - 400)
  const rows = rest.take(
    [...findings].sort((a, b) => order[a.severity] - order[b.severity]),
    row,
    left => `\n${count(left, 'more finding')} left out: the table would be too large\n`,
  )
  const links = rest.take(
    linksToShow(summary.links, { quiet: false, verbose: false }),
    renderLinkMarkdown,
    left => `${count(left, 'more link')} left out: the report would be too large\n\n`,
  )
  const names = rest.take(
    summary.documents,
    path => `- ${codeSpan(path)}\n`,
    left => `- and ${count(left, 'more document')}\n`,
  )
  const table = found === 0 ? '' : `| | Rule | Where | What |\n|---|---|---|---|\n${rows}\n`
  return `${head}${table}${links}${crashes.join('')}${foot}${names}${end}`
}

function row({ severity, rule, span, message, fix }: LocatedFinding): string {
  const page = rulePage(rule)
  const name = page === undefined ? codeSpan(rule) : `[${codeSpan(rule)}](${page})`
  const at = codeSpan(`${span.path}:${span.range.start.line}`)
  const change = fix === undefined ? '' : `<br>fix: ${codeSpan(fix.text)}`
  return `| ${severity} | ${name} | ${at} | ${escapeMarkdown(message)}${change} |\n`
}

const bytes = (text: string) => Buffer.byteLength(text)

/** Takes lines as long as there is room for them. */
class Room {
  #left: number

  constructor(left: number) {
    this.#left = left
  }

  take<T>(items: readonly T[], lineOf: (item: T) => string, more: (left: number) => string): string {
    const taken: string[] = []
    for (const item of items) {
      const line = lineOf(item)
      const size = bytes(line)
      if (size > this.#left) break
      this.#left -= size
      taken.push(line)
    }
    const shown = taken.join('')
    return taken.length === items.length ? shown : shown + more(items.length - taken.length)
  }
}
