// JUnit XML: a suite for each document, a failed case for each finding, a passed one for a document without any.

import type { LocatedFinding } from '../engine/located-finding.ts'
import { escapeXml, openTag } from './escape-xml.ts'
import { foreignId, type RunReport } from './run-report.ts'
import { where } from './words.ts'

/** The report as XML. Rules that crashed are cases with an error: what they would have found is not known. */
export function* renderJunit({ findings, summary }: RunReport): Generator<string> {
  const byPath = new Map<string, LocatedFinding[]>(summary.documents.map(path => [path, []]))
  for (const finding of findings) {
    const known = byPath.get(finding.span.path)
    if (known) known.push(finding)
    else byPath.set(finding.span.path, [finding])
  }
  const suites = [...byPath].map(([path, found]) =>
    suite(
      path,
      found,
      summary.crashes.filter(crash => crash.path === path),
    ),
  )
  const total = {
    tests: sum(suites, 'tests'),
    failures: sum(suites, 'failures'),
    errors: sum(suites, 'errors'),
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `${openTag('testsuites', { name: 'rdsaudit', ...total })}\n`
  for (const one of suites) yield* linesOf(one)
  yield '</testsuites>\n'
}

interface Suite {
  readonly path: string
  readonly findings: readonly LocatedFinding[]
  readonly crashes: RunReport['summary']['crashes']
  readonly tests: number
  readonly failures: number
  readonly errors: number
}

function suite(path: string, findings: Suite['findings'], crashes: Suite['crashes']): Suite {
  return {
    path,
    findings,
    crashes,
    tests: Math.max(1, findings.length + crashes.length),
    failures: findings.length,
    errors: crashes.length,
  }
}

function* linesOf({ path, findings, crashes, tests, failures, errors }: Suite): Generator<string> {
  const classname = path.replace(/\.[^./]+$/, '')
  yield `  ${openTag('testsuite', { name: path, tests, failures, errors })}\n`
  for (const finding of findings) yield `${failed(finding, classname)}\n`
  for (const { rule, error } of crashes)
    yield `${testcase(rule, classname, 'error', 'crashed', error.split('\n', 1)[0] ?? '')}\n`
  if (failures + errors === 0) yield `    ${openTag('testcase', { name: 'no findings', classname }, '/')}\n`
  yield '  </testsuite>\n'
}

function failed(finding: LocatedFinding, classname: string): string {
  const { rule, severity, message, why, fix, advice, span } = finding
  const body = `${where(span)}: ${severity}\nwhy: ${why}\nfix: ${fix?.text ?? advice}`
  return testcase(rule, classname, 'failure', severity, message, body)
}

function testcase(
  rule: string,
  classname: string,
  outcome: 'failure' | 'error',
  type: string,
  message: string,
  body = '',
): string {
  const inside = `${openTag(outcome, { message, type })}${escapeXml(body)}</${outcome}>`
  return `    ${openTag('testcase', { name: foreignId(rule), classname })}${inside}</testcase>`
}

function sum(suites: readonly Suite[], key: 'tests' | 'failures' | 'errors'): number {
  return suites.reduce((total, one) => total + one[key], 0)
}
