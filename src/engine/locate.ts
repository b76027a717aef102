// Findings with symbolic places → findings with lines and columns. Runs only for documents that have findings.

import type { Document } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import type { Finding } from './finding.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { type ChangesFor, locateFix } from './locate-fix.ts'
import type { LocatedFinding, Span } from './located-finding.ts'

/** Knows where the nodes of one document are; `input/` makes it. */
export interface Locator {
  locate(place: Place): Omit<Span, 'path'>
}

/**
 * In the order of the text; at one place the graver first. `name` is the document's in fingerprints;
 * `changesFor` is given where fixes are wanted as changes of the text.
 */
export function locateFindings(
  findings: readonly Finding[],
  document: Document,
  locatorFor: (document: Document) => Locator,
  name: string = document.path,
  changesFor?: ChangesFor,
): readonly LocatedFinding[] {
  const fingerprints = fingerprintsOf(findings, document, name)
  const locators = new Map<Document, Locator>()
  const spanOf = (place: Place, where = document): Span => {
    const locator = locators.get(where) ?? locatorFor(where)
    locators.set(where, locator)
    return { path: where.path, ...locator.locate(place) }
  }
  return findings
    .map((finding, index): LocatedFinding => {
      const { rule, at, label, also, statement, fix } = finding
      return {
        rule: rule.id,
        severity: finding.severity,
        message: finding.message,
        why: rule.why,
        advice: rule.fix,
        span: spanOf(at),
        related: also.map(other => ({ ...spanOf(other.at, other.in), label: other.label })),
        fingerprint: fingerprints[index] as string,
        ...(label !== undefined && { label }),
        ...('pointer' in at && { pointer: at.pointer }),
        ...(statement !== undefined && { statement }),
        ...(fix && { fix: locateFix(fix, rule.aws, document, changesFor) }),
      }
    })
    .sort(byPlace)
}

const gravity = { error: 0, warning: 1, info: 2 } as const

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  const [from, to] = [a.span.range.start, b.span.range.start]
  return (
    from.line - to.line ||
    from.column - to.column ||
    gravity[a.severity] - gravity[b.severity] ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  )
}
