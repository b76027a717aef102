// JSON Lines: one event a line, for programs that read while they are written to. Findings are those of the JSON format.

import { visibleText } from '../base/visible-text.ts'
import { findingV1, summaryV1 } from './json-v1.ts'
import type { RunReport } from './run-report.ts'

/** `start`, then `finding`, `skipped` and `crash` events, then `end` with the counts. */
export function renderJsonl({ findings, summary, version, config }: RunReport): string {
  const events = [
    {
      event: 'start',
      formatVersion: 1,
      tool: { name: 'rdsaudit', version },
      config: config === undefined ? null : visibleText(config),
    },
    ...findings.map(finding => ({ event: 'finding', ...findingV1(finding) })),
    ...summary.skipped.map(({ path, why }) => ({
      event: 'skipped',
      path: visibleText(path),
      reason: visibleText(why),
    })),
    ...summary.crashes.map(({ rule, path, error }) => ({
      event: 'crash',
      rule,
      path: visibleText(path),
      error: visibleText(error.split('\n', 1)[0] ?? ''),
    })),
    { event: 'end', summary: summaryV1(summary) },
  ]
  return events.map(event => `${JSON.stringify(event)}\n`).join('')
}
