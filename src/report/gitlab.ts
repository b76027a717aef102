// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

import { visibleText } from '../base/visible-text.ts'
import { foreignId, type RunReport } from './run-report.ts'

const severities = { error: 'critical', warning: 'major', info: 'info' } as const

/** A list of issues. GitLab does not show the name of the check, so the description begins with it. */
export function renderGitlab({ findings, fromRoot }: RunReport): string {
  const issues = findings.map(({ rule, message, severity, fingerprint, span }) => ({
    description: `${rule}: ${visibleText(message)}`,
    check_name: foreignId(rule),
    fingerprint,
    severity: severities[severity],
    location: { path: visibleText(fromRoot(span.path)), lines: { begin: span.range.start.line } },
  }))
  return `${JSON.stringify(issues, null, 2)}\n`
}
