// Runs one rule on documents as a user would write them: through the real reader, engine and locator.

import { describe, expect, it } from 'vitest'
import type { Ask, Example, Rule } from '../../src/engine/define-rule.ts'
import { locateFindings } from '../../src/engine/locate.ts'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import { planRules } from '../../src/engine/plan-rules.ts'
import { createJudge } from '../../src/engine/run-rules.ts'
import { createLocator } from '../../src/input/locate-in-document.ts'
import { readDocument } from '../../src/input/read-document.ts'
import { loadAwsKnowledge } from '../../src/policy/aws/aws-knowledge.ts'

let asked: Promise<Ask> | undefined

/** What rules ask, loaded once for all tests of a worker. */
export function testAsk(): Promise<Ask> {
  asked ??= loadAwsKnowledge().then(aws => ({ aws }))
  return asked
}

/** The findings of some rules, and of no other, on one document. A crash of a rule fails the test. */
export async function findingsOf(
  rules: readonly Rule[],
  example: Example,
): Promise<readonly LocatedFinding[]> {
  const content = 'text' in example ? example.text : JSON.stringify(example.document, null, 2)
  const document = await readDocument('example.json', content, { policyType: example.policyType })
  const { findings, crashes } = createJudge(planRules(rules), await testAsk()).judge(document)
  expect(crashes).toEqual([])
  return locateFindings(findings, document, createLocator(document))
}

export type Case = Example & {
  readonly name: string
  /** For each finding in the order of the text: its pointer, or `line:column` where the text is no JSON. */
  readonly finds: readonly string[]
  /** For each finding, a part of its message; left out, messages are not looked at. */
  readonly says?: readonly string[]
}

/** A table of documents and where the rule must speak. */
export function tryRule(rule: Rule, cases: readonly Case[]): void {
  describe(rule.id, () => {
    it.each(cases.map(one => [one.name, one] as const))('%s', async (_, one) => {
      const findings = await findingsOf([rule], one)
      expect(findings.map(finding => finding.pointer ?? startOf(finding))).toEqual(one.finds)
      one.says?.forEach((part, index) => {
        expect(findings[index]?.message).toContain(part)
      })
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
