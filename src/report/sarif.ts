// SARIF 2.1.0, as GitHub's code scanning reads it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning

import { rulePage } from '../base/homepage.ts'
import { jsonPieces } from '../base/json-pieces.ts'
import { mapped } from '../base/mapped.ts'
import { visibleText } from '../base/visible-text.ts'
import type { RulePage, Severity } from '../engine/define-rule.ts'
import type { LocatedFinding, Span } from '../engine/located-finding.ts'
import { ruleMarkdown } from './explain.ts'
import { foreignId, type RuleInForce, type RunReport } from './run-report.ts'

/** GitHub shows this many results of a run, the gravest. */
export const mostSarifShown = 5000
/** GitHub refuses a file with a run of more results. */
export const mostSarifResults = 25_000

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

// GitHub's own bounds: from 7.0 high, from 4.0 medium, below low.
const scores = { error: '8.0', warning: '5.0', info: '2.0' } as const satisfies Record<Severity, string>

/** The report as SARIF. Every rule that is on is described, so that descriptions do not change with what was found. */
export function* renderSarif(report: RunReport, pages: ReadonlyMap<string, RulePage>): Generator<string> {
  const index = new Map(report.rules.map(({ rule }, at) => [rule.id, at]))
  const kept = gravest(report.findings)
  const dropped = report.findings.length - kept.length
  const run = {
    tool: {
      driver: {
        name: 'rdsaudit',
        semanticVersion: report.version,
        rules: report.rules.map(rule => descriptor(rule, pages.get(rule.rule.id))),
      },
    },
    automationDetails: { id: 'rdsaudit/' },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.summary.crashes.length === 0,
        toolExecutionNotifications: [
          ...report.summary.crashes.map(({ rule, path, error }) => ({
            level: 'error',
            associatedRule: { id: foreignId(rule) },
            message: message(`rule ${rule} failed on ${path}: ${error.split('\n', 1)[0]}`),
          })),
          ...(dropped > 0
            ? [{ level: 'warning', message: message(`${dropped} findings are left out`) }]
            : []),
        ],
      },
    ],
    results: [],
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  const results = mapped(kept, finding => result(finding, index.get(finding.rule), report))
  yield* jsonPieces(log, new Map([['/runs/0/results', results]]))
  yield '\n'
}

/** All, or where that is more than GitHub takes the gravest, in the order of the report. */
function gravest(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  if (findings.length <= mostSarifResults) return findings
  const order = Object.keys(levels)
  const ranked = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const kept = new Set(ranked.slice(0, mostSarifResults))
  return findings.filter(finding => kept.has(finding))
}

function descriptor({ rule, severity, family }: RuleInForce, page: RulePage | undefined) {
  const uri = rulePage(rule.id)
  return {
    id: foreignId(rule.id),
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}.\n\n${rule.fix}`,
      ...(page && { markdown: ruleMarkdown({ family, rule, page }) }),
    },
    ...(uri !== undefined && { helpUri: uri }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['security', 'aws', 'iam', family],
      precision: 'high',
      'security-severity': scores[severity],
    },
  }
}

function result(finding: LocatedFinding, ruleIndex: number | undefined, report: RunReport) {
  const { related, span, label } = finding
  const value = label === undefined ? '' : ` (${label})`
  const links = related.map((other, at) => ` See [${linkText(visibleText(other.label))}](${at + 1}).`)
  return {
    ruleId: foreignId(finding.rule),
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: `${plain(`${finding.message}${value}`)}.${links.map(braced).join('')}` },
    locations: [{ physicalLocation: physical(span, report) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, at) => ({
        id: at + 1,
        physicalLocation: physical(other, report),
        message: message(other.label),
      })),
    }),
    partialFingerprints: { 'rdsaudit/v1': finding.fingerprint },
  }
}

/** An alert shows on a pull request only when all its lines changed, so a stretch of lines is shown by its first. */
function physical({ path, range, excerpt }: Span, report: RunReport) {
  const { start, end } = range
  const endColumn = end.line === start.line ? end.column : excerpt.column + excerpt.text.length
  return {
    artifactLocation: { uri: uriOf(report.fromRoot(path)) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: start.line,
      endColumn: Math.max(start.column, endColumn),
    },
  }
}

/** A relative path as a URI. What no URI can hold is shown as text. */
function uriOf(path: string): string {
  return visibleText(path).split('/').map(encodeURIComponent).join('/')
}

const message = (text: string) => ({ text: plain(text) })

// Brackets would begin a link, and braces are doubled: SARIF 2.1.0, 3.11.5 and 3.11.6.
const plain = (text: string) => braced(visibleText(text).replaceAll('\\', '\\\\').replace(/[[\]]/g, '\\$&'))
const linkText = (text: string) => text.replaceAll('\\', '\\\\').replace(/[[\]]/g, '\\$&')
const braced = (text: string) => text.replace(/[{}]/g, '$&$&')
