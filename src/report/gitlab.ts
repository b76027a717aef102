// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

import { jsonPieces } from '../base/json-pieces.ts'
import { mapped } from '../base/mapped.ts'
import { visibleText } from '../base/visible-text.ts'
import { foreignId, type RunReport } from './run-report.ts'

const severities = { error: 'critical', warning: 'major', info: 'info' } as const

/** A list of issues. GitLab does not show the name of the check, so the description begins with it. */
export function* renderGitlab({ findings, fromRoot }: RunReport): Generator<string> {
  const issues = mapped(findings, ({ rule, message, severity, fingerprint, span }) => ({
    description: `${rule}: ${visibleText(message)}`,
    check_name: foreignId(rule),
    fingerprint,
    severity: severities[severity],
    location: { path: visibleText(fromRoot(span.path)), lines: { begin: span.range.start.line } },
  }))
  yield* jsonPieces([], new Map([['', issues]]))
  yield '\n'
}
