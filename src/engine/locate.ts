// Findings with symbolic places → findings with lines and columns. Runs only for documents that have findings.

import { type Document, type ReadDocument, writtenPointer } from '../model/document.ts'
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
  all: readonly Finding[],
  document: Document,
  locatorFor: (document: Document) => Locator,
  name: string = document.path,
  changesFor?: ChangesFor,
): readonly LocatedFinding[] {
  const findings = document.state === 'read' && document.sources ? onceEach(all, document) : all
  const fingerprints = fingerprintsOf(findings, document, name)
  const locators = new Map<Document, Locator>()
  const spanOf = (place: Place, where = document): Span => {
    const locator = locators.get(where) ?? locatorFor(where)
    locators.set(where, locator)
    return { path: where.path, ...locator.locate(place) }
  }
  const originsOf = (at: Place): LocatedFinding['related'] => {
    if (document.state !== 'read' || !document.findOrigins || !('pointer' in at)) return []
    const pointer = writtenPointer(document, at.pointer)
    const { part, ...whole } = at
    const origins = document.findOrigins(pointer === at.pointer && part ? at : { ...whole, pointer })
    return origins.map(origin => ({
      ...spanOf(origin.at, origin.document),
      label: 'its value is written here',
    }))
  }
  const written = (pointer: string) =>
    document.state === 'read' ? writtenPointer(document, pointer) : pointer
  const located = findings
    .map((finding, index): LocatedFinding => {
      const { rule, at, label, also, statement, fix } = finding
      return {
        rule: rule.id,
        severity: finding.severity,
        message: finding.message,
        why: rule.why,
        advice: rule.fix,
        span: spanOf(at),
        related: [
          ...also.map(other => ({ ...spanOf(other.at, other.in), label: other.label })),
          ...originsOf(at),
        ],
        fingerprint: fingerprints[index] as string,
        ...(label !== undefined && { label }),
        ...('pointer' in at && { pointer: written(at.pointer) }),
        ...(statement !== undefined && { statement }),
        ...(fix && { fix: locateFix(fix, rule.aws, document, changesFor) }),
      }
    })
    .sort(byPlace)
  return document.state === 'read' && document.findPlace ? located.filter(isNew) : located
}

/** What a loop makes several of is written once. To be given what is in the order of the text. */
function isNew(finding: LocatedFinding, index: number, all: readonly LocatedFinding[]): boolean {
  const { start, end } = finding.span.range
  for (let at = index - 1; at >= 0; at--) {
    const { rule, message, span } = all[at] as LocatedFinding
    if (span.range.start.line !== start.line || span.range.start.column !== start.column) return true
    const isSameEnd = span.range.end.line === end.line && span.range.end.column === end.column
    if (isSameEnd && rule === finding.rule && message === finding.message) return false
  }
  return true
}

/** Readings of one template may say the same of the same place. */
function onceEach(findings: readonly Finding[], document: ReadDocument): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, at, message }) => {
    const place = 'pointer' in at ? { ...at, pointer: writtenPointer(document, at.pointer) } : at
    const key = JSON.stringify([rule.id, place, message])
    return !seen.has(key) && seen.add(key)
  })
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
