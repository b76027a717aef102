// The JSON format, version 1: a contract of its own, converted field by field. `schemas/findings.v1.json` describes it.

import { rulePage } from '../base/homepage.ts'
import { jsonPieces } from '../base/json-pieces.ts'
import { mapped } from '../base/mapped.ts'
import { visibleText } from '../base/visible-text.ts'
import type { Severity } from '../engine/define-rule.ts'
import type { Undecided } from '../engine/finding.ts'
import type { LocatedFinding, Span } from '../engine/located-finding.ts'
import type { LocatedLink } from '../engine/located-link.ts'
import type { SuppressedFinding } from '../engine/suppressed-finding.ts'
import type { RunSummary } from './run-result.ts'

/** Lines and columns count from 1, columns in UTF-16 units; `end` is exclusive. */
export interface RangeV1 {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

export interface RelatedV1 {
  readonly path: string
  readonly range: RangeV1
  readonly message: string
}

/** The exact change, where it is known. */
export interface FixV1 {
  readonly text: string
}

export interface FindingV1 {
  /** The rule's id; `rdsaudit explain ID` describes it. */
  readonly rule: string
  readonly severity: Severity
  /** One sentence, without a full stop. Not a contract. */
  readonly message: string
  readonly path: string
  /** JSON pointer of the place; null where the text is no JSON. Goes on inside policies written as strings. */
  readonly pointer: string | null
  /** Sid of the statement, or `#` and its index; null outside statements. */
  readonly statement: string | null
  readonly range: RangeV1
  readonly related: readonly RelatedV1[]
  readonly fix: FixV1 | null
  /** The rule's page; null while the project has no web pages. */
  readonly url: string | null
  /** 32 hexadecimal digits; survives reformatting and moving of statements. */
  readonly fingerprint: string
}

/** A finding that was accepted, with the reason that the entry of `ignore` gives. */
export interface SuppressedV1 {
  readonly by: 'ignore' | 'baseline'
  readonly reason: string | null
  readonly finding: FindingV1
}

export interface StaleV1 {
  readonly rule: string
  readonly path: string
  readonly statement: string | null
  readonly fingerprint: string
}

export interface SummaryV1 {
  readonly documents: {
    readonly checked: number
    readonly policies: number
    readonly skipped: number
  }
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number }
  /** Links with a row in `links`. */
  readonly links: number
  /** Rules that were not asked, because something they need was not seen: neither found nor fine. */
  readonly undecided: number
  /** Found, and accepted: not among the findings. */
  readonly suppressed: { readonly ignored: number; readonly baseline: number }
  /** Rules that crashed on a document; 0 in a healthy run. What they would have found is not known. */
  readonly crashed: number
}

export interface LinkV1 {
  readonly name: string
  /** False for a link that nobody declared and that follows from the policies. */
  readonly declared: boolean
  /** Caller and roles, in the order of the calls. */
  readonly identities: readonly { readonly account: string; readonly name: string }[]
  readonly rows: readonly LinkRowV1[]
}

export interface LinkRowV1 {
  readonly about: 'caller' | 'trust' | 'external-id' | 'connect' | 'database' | 'settings'
  /** For people. Not a contract. */
  readonly label: string
  /** `wider`: it is so, and reaches further than the link needs. `unseen`: cannot be told. */
  readonly state: 'ok' | 'wider' | 'failed' | 'unseen'
  /** For people. Not a contract. */
  readonly word: string
  readonly note: string | null
  readonly places: readonly {
    readonly path: string
    readonly range: RangeV1
    readonly side: string | null
    readonly value: string | null
  }[]
}

export interface UndecidedV1 {
  readonly rule: string
  /** A path, a role, or a link. */
  readonly subject: string
  readonly reason: string
}

export interface ReportV1 {
  readonly formatVersion: 1
  readonly tool: { readonly name: 'rdsaudit'; readonly version: string }
  /** Path of the configuration file in use, or null. */
  readonly config: string | null
  readonly summary: SummaryV1
  readonly findings: readonly FindingV1[]
  /** Findings that were accepted, by an entry of `ignore` or by the baseline. */
  readonly suppressed: readonly SuppressedV1[]
  /** Entries of the baseline whose finding is gone. */
  readonly stale: readonly StaleV1[]
  readonly links: readonly LinkV1[]
  readonly undecided: readonly UndecidedV1[]
  /** Documents that were looked at and not checked, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
  readonly crashes: readonly { readonly rule: string; readonly path: string; readonly error: string }[]
}

export function findingV1(finding: LocatedFinding): FindingV1 {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: visibleText(finding.message),
    path: visibleText(finding.span.path),
    pointer: finding.pointer === undefined ? null : visibleText(finding.pointer),
    statement: finding.statement === undefined ? null : visibleText(finding.statement),
    range: rangeV1(finding.span),
    related: finding.related.map(related => ({
      path: visibleText(related.path),
      range: rangeV1(related),
      message: visibleText(related.label),
    })),
    fix: finding.fix ? { text: visibleText(finding.fix.text) } : null,
    url: rulePage(finding.rule) ?? null,
    fingerprint: finding.fingerprint,
  }
}

function suppressedV1({ by, reason, finding }: SuppressedFinding): SuppressedV1 {
  return { by, reason: reason === undefined ? null : visibleText(reason), finding: findingV1(finding) }
}

export function linkV1({ name, declared, identities, rows }: LocatedLink): LinkV1 {
  return {
    name: visibleText(name),
    declared,
    identities: identities.map(one => ({ account: visibleText(one.account), name: visibleText(one.name) })),
    rows: rows.map(({ about, label, state, word, note, places }) => ({
      about,
      label: visibleText(label),
      state,
      word,
      note: note === undefined ? null : visibleText(note),
      places: places.map(({ where, side, value }) => ({
        path: visibleText(where.path),
        range: rangeV1(where),
        side: side ?? null,
        value: value === undefined ? null : visibleText(value),
      })),
    })),
  }
}

export function undecidedV1({ rule, subject, why }: Undecided): UndecidedV1 {
  return { rule, subject: visibleText(subject), reason: visibleText(why) }
}

function rangeV1({ range }: Pick<Span, 'range'>): RangeV1 {
  return {
    start: { line: range.start.line, column: range.start.column },
    end: { line: range.end.line, column: range.end.column },
  }
}

export function summaryV1(summary: RunSummary): SummaryV1 {
  return {
    documents: { checked: summary.checked, policies: summary.policies, skipped: summary.skipped.length },
    findings: { ...summary.counts },
    suppressed: {
      ignored: summary.suppressed.filter(({ by }) => by === 'ignore').length,
      baseline: summary.suppressed.filter(({ by }) => by === 'baseline').length,
    },
    links: summary.links.length,
    undecided: summary.undecided.length,
    crashed: summary.crashes.length,
  }
}

/** The whole report as text in pieces, indented, ending with a line break. Findings may be more than memory takes twice. */
export function* renderJson(
  findings: readonly LocatedFinding[],
  summary: RunSummary,
  run: { readonly version: string; readonly config: string | undefined },
): Generator<string> {
  const report: ReportV1 = {
    formatVersion: 1,
    tool: { name: 'rdsaudit', version: run.version },
    config: run.config === undefined ? null : visibleText(run.config),
    summary: summaryV1(summary),
    findings: [],
    suppressed: [],
    stale: summary.stale.map(({ rule, path, statement, fingerprint }) => ({
      rule: visibleText(rule),
      path: visibleText(path),
      statement: statement === undefined ? null : visibleText(statement),
      fingerprint: visibleText(fingerprint),
    })),
    links: summary.links.map(linkV1),
    undecided: summary.undecided.map(undecidedV1),
    skipped: summary.skipped.map(({ path, why }) => ({ path: visibleText(path), reason: visibleText(why) })),
    crashes: summary.crashes.map(crash => ({
      rule: crash.rule,
      path: visibleText(crash.path),
      error: visibleText(firstLine(crash.error)),
    })),
  }
  yield* jsonPieces(
    report,
    new Map<string, Iterable<unknown>>([
      ['/findings', mapped(findings, findingV1)],
      ['/suppressed', mapped(summary.suppressed, suppressedV1)],
    ]),
  )
  yield '\n'
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
