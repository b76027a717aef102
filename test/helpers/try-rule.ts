// Runs rules on documents as a user would write them: through the real reader, engine and locator.

import { describe, expect, it } from 'vitest'
import { type CheckedRun, createChecker } from '../../src/api/checker.ts'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Ask, Example, Rule } from '../../src/engine/define-rule.ts'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import { ignoreEntries } from '../../src/input/ignore-entries.ts'
import type { Config } from '../../src/input/load-config.ts'
import { setupFromConfig } from '../../src/input/setup-from-config.ts'
import { filesOfSetup } from '../../src/model/files-of-setup.ts'
import { emptySetup, type Setup } from '../../src/model/setup.ts'
import { loadAwsKnowledge } from '../../src/policy/aws/aws-knowledge.ts'

/** The moment at which tests take place. */
export const testNow = new Date('2026-06-15T12:00:00Z')

let asked: Promise<Ask> | undefined

/** What rules ask, loaded once for all tests of a worker. */
export function testAsk(): Promise<Ask> {
  asked ??= loadAwsKnowledge().then(aws => ({ aws, now: testNow }))
  return asked
}

/** What some rules, and no others, say about an example. A crash of a rule fails the test. */
export async function runOf(rules: readonly Rule[], example: Example): Promise<CheckedRun> {
  const setup = setupOf(example.config)
  const types = filesOfSetup(setup)
  const checker = await createChecker({ setup, rules, now: testNow })
  for (const [path, content] of Object.entries(filesOf(example))) {
    await checker.check(path, content, { policyType: example.policyType ?? types.get(path) })
  }
  const run = await checker.finish()
  expect(run.documents.flatMap(({ crashes }) => crashes)).toEqual([])
  return run
}

/** The findings of some rules, and of no other, on an example. */
export async function findingsOf(
  rules: readonly Rule[],
  example: Example,
): Promise<readonly LocatedFinding[]> {
  return (await runOf(rules, example)).documents.flatMap(({ findings }) => findings)
}

export function filesOf(example: Example): Readonly<Record<string, string>> {
  if ('text' in example) return { 'example.json': example.text }
  const files = 'files' in example ? example.files : { 'example.json': example.document }
  return Object.fromEntries(
    Object.entries(files).map(([path, json]) => [path, JSON.stringify(json, null, 2)]),
  )
}

export function setupOf(config: JsonValue | undefined): Setup {
  if (config === undefined) return emptySetup
  const path = 'rdsaudit.config.json'
  const text = JSON.stringify(config, null, 2)
  const document = {
    state: 'read',
    path,
    text,
    byteOrderMark: false,
    value: config,
    duplicates: [],
    policies: [],
    misfits: [],
    brokenTexts: [],
  } as const
  const loaded = { config: config as Config, path, folder: '/example', document }
  const setup = setupFromConfig(loaded, { cwd: '/example', env: {}, links: 'all' })
  return { ...setup, ignores: ignoreEntries(loaded, '/example'), today: '2026-06-15', whole: true }
}

export type Case = Example & {
  readonly name: string
  /** For each finding in the order of the text: its pointer, or `line:column` where the text is no JSON. Where there
   *  are several files, after the path and a blank. */
  readonly finds: readonly string[]
  /** For each finding, a part of its message; left out, messages are not looked at. */
  readonly says?: readonly string[]
  /** For each finding, a part of the text of its fix. */
  readonly fixes?: readonly string[]
  /** True when the rule cannot decide: something it needs is not there. */
  readonly undecided?: boolean
}

/** A table of documents and where the rule must speak. */
export function tryRule(rule: Rule, cases: readonly Case[]): void {
  describe(rule.id, () => {
    it.each(cases.map(one => [one.name, one] as const))('%s', async (_, one) => {
      const { documents, undecided } = await runOf([rule], one)
      const findings = documents.flatMap(document => document.findings)
      const several = 'files' in one
      const places = findings.map(finding => {
        const place = finding.pointer ?? startOf(finding)
        return several ? `${finding.span.path} ${place}` : place
      })
      expect(places).toEqual(one.finds)
      one.says?.forEach((part, index) => {
        expect(findings[index]?.message).toContain(part)
      })
      one.fixes?.forEach((part, index) => {
        expect(findings[index]?.fix?.text).toContain(part)
      })
      if (one.undecided !== undefined) expect(undecided.length > 0).toBe(one.undecided)
    })
  })
}

function startOf(finding: LocatedFinding): string {
  const { line, column } = finding.span.range.start
  return `${line}:${column}`
}

/** A policy with one statement, which is all that most cases need. */
export function policyWith(
  statement: object,
  version = '2012-10-17',
): { Version: string; Statement: never[] } {
  return { Version: version, Statement: [statement as never] }
}
