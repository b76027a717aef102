// Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
// Its columns count bytes of UTF-8 from 1, and ends are exclusive.

import { homepage, rulePage } from '../base/homepage.ts'
import { jsonPieces } from '../base/json-pieces.ts'
import { mapped } from '../base/mapped.ts'
import { visibleJson } from '../base/visible-json.ts'
import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding, Span } from '../engine/located-finding.ts'
import { foreignId, type RunReport } from './run-report.ts'

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const

/** One `DiagnosticResult`. Exact fixes are suggestions, which reviewdog offers as a button. */
export function* renderRdjson({ findings }: RunReport): Generator<string> {
  const gravest = (['error', 'warning', 'info'] as const).find(severity =>
    findings.some(finding => finding.severity === severity),
  )
  const result = {
    source: { name: 'rdsaudit', ...(homepage !== '' && { url: homepage }) },
    ...(gravest && { severity: severities[gravest] }),
    diagnostics: [],
  }
  const diagnostics = mapped(findings, diagnostic)
  yield* mapped(jsonPieces(result, new Map([['/diagnostics', diagnostics]])), visibleJson)
  yield '\n'
}

function diagnostic(finding: LocatedFinding) {
  const url = rulePage(finding.rule)
  const { related, span, fix } = finding
  return {
    message: visibleText(finding.message),
    location: location(span),
    severity: severities[finding.severity],
    code: { value: foreignId(finding.rule), ...(url !== undefined && { url }) },
    ...(fix?.changes && {
      suggestions: fix.changes.map(change => ({ range: byteRange(change), text: change.text })),
    }),
    ...(related.length > 0 && {
      related_locations: related.map(other => ({
        message: visibleText(other.label),
        location: location(other),
      })),
    }),
  }
}

function location(span: Span) {
  return { path: visibleText(span.path), range: byteRange(span) }
}

function byteRange({ range: { start, end }, bytes }: Pick<Span, 'range' | 'bytes'>) {
  return {
    start: { line: start.line, column: bytes?.start ?? start.column },
    end: { line: end.line, column: bytes?.end ?? end.column },
  }
}
