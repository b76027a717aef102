// JUnit XML: a suite for each document, a failed case for each finding, a passed one for a document without any.

import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { foreignId, type RunReport } from './run-report.ts'
import { where } from './words.ts'

/** The report as XML. Rules that crashed are cases with an error: what they would have found is not known. */
export function renderJunit({ findings, summary }: RunReport): string {
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
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('testsuites', { name: 'rdsaudit', ...total }),
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n')
}

interface Suite {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly lines: readonly string[]
}

function suite(
  path: string,
  findings: readonly LocatedFinding[],
  crashes: RunReport['summary']['crashes'],
): Suite {
  const classname = path.replace(/\.[^./]+$/, '')
  const clean = findings.length + crashes.length === 0
  const counts = {
    tests: clean ? 1 : findings.length + crashes.length,
    failures: findings.length,
    errors: crashes.length,
  }
  const cases = [
    ...findings.map(finding => failed(finding, classname)),
    ...crashes.map(({ rule, error }) =>
      testcase(rule, classname, 'error', 'crashed', error.split('\n', 1)[0] ?? ''),
    ),
    ...(clean ? [`    ${open('testcase', { name: 'no findings', classname }, '/')}`] : []),
  ]
  return {
    ...counts,
    lines: [`  ${open('testsuite', { name: path, ...counts })}`, ...cases, '  </testsuite>'],
  }
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
  const inside = `${open(outcome, { message, type })}${escapeXml(body)}</${outcome}>`
  return `    ${open('testcase', { name: foreignId(rule), classname })}${inside}</testcase>`
}

function open(name: string, attributes: Readonly<Record<string, string | number>>, end = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return `<${name}${written.join('')}${end}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without the characters that XML 1.0 cannot hold in any form. Line breaks in it are ours. */
function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(visibleText)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, character => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"]/g, character => entities[character] ?? '')
}

function sum(suites: readonly Suite[], key: 'tests' | 'failures' | 'errors'): number {
  return suites.reduce((total, one) => total + one[key], 0)
}
