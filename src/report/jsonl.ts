// JSON Lines: one event a line, for programs that read while they are written to. Findings are those of the JSON format.

import { visibleText } from '../base/visible-text.ts'
import { findingV1, summaryV1 } from './json-v1.ts'
import type { RunReport } from './run-report.ts'

/** `start`, then `finding`, `skipped` and `crash` events, then `end` with the counts. */
export function* renderJsonl({ findings, summary, version, config }: RunReport): Generator<string> {
  yield line({
    event: 'start',
    formatVersion: 1,
    tool: { name: 'rdsaudit', version },
    config: config === undefined ? null : visibleText(config),
  })
  for (const finding of findings) yield line({ event: 'finding', ...findingV1(finding) })
  for (const { path, why } of summary.skipped)
    yield line({ event: 'skipped', path: visibleText(path), reason: visibleText(why) })
  for (const { rule, path, error } of summary.crashes)
    yield line({
      event: 'crash',
      rule,
      path: visibleText(path),
      error: visibleText(error.split('\n', 1)[0] ?? ''),
    })
  yield line({ event: 'end', summary: summaryV1(summary) })
}

function line(event: object): string {
  return `${JSON.stringify(event)}\n`
}
