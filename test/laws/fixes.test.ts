// Every exact fix of every rule, made on the rule's own bad examples: its finding is gone, no new error comes, making it
// again changes nothing, and outside the changed stretches the text is what it was, however it was formatted.

import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { createChecker } from '../../src/api/checker.ts'
import { fixDocuments, type Texts } from '../../src/api/fix-documents.ts'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Example } from '../../src/engine/define-rule.ts'
import { filesOfSetup } from '../../src/model/files-of-setup.ts'
import { loadAwsKnowledge } from '../../src/policy/aws/aws-knowledge.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { filesOf, setupOf, testNow } from '../helpers/try-rule.ts'
import { wholeRules } from '../helpers/whole-rules.ts'

await loadAwsKnowledge()

const formats: Readonly<Record<string, (json: JsonValue) => string>> = {
  'two blanks': json => `${JSON.stringify(json, null, 2)}\n`,
  'tabs, CR LF and no end': json => JSON.stringify(json, null, '\t').replaceAll('\n', '\r\n'),
  'one line': json => JSON.stringify(json),
}

async function fix(example: Example, texts: Texts, level: 'safe' | 'all') {
  const setup = setupOf(example.config)
  const types = filesOfSetup(setup)
  return fixDocuments({
    level,
    textOf: path => texts.get(path),
    async check(instead) {
      const checker = await createChecker({ setup, rules, changes: true, now: testNow })
      for (const [path, text] of texts) {
        const policyType = example.policyType ?? types.get(path)
        await checker.check(path, instead.get(path) ?? text, { policyType })
      }
      return checker.finish()
    },
  })
}

const examples = wholeRules.flatMap(rule =>
  rule.examples.bad.flatMap((example, index) => ('text' in example ? [] : [{ id: rule.id, index, example }])),
)

const offering = new Set<string>()
const safe = new Set<string>()

describe.each(Object.entries(formats))('written with %s', (_, format) => {
  it.each(examples)('$id, bad example $index', async ({ example }) => {
    const texts = new Map(
      Object.entries(filesOf(example)).map(([path, text]) => [path, format(JSON.parse(text) as JsonValue)]),
    )
    const { texts: after, fixed, run } = await fix(example, texts, 'all')
    for (const { rule } of fixed) offering.add(rule)
    const left = run.documents.flatMap(({ findings }) => findings)
    for (const finding of fixed) expect(left.map(one => one.fingerprint)).not.toContain(finding.fingerprint)
    const again = await fix(example, new Map([...texts, ...after]), 'all')
    expect([...again.texts]).toEqual([])
    for (const [path, text] of after) {
      const ends = (one: string) => [one.includes('\r\n'), /[^\r]\n/.test(one), one.endsWith('\n')]
      expect(ends(text)).toEqual(ends(texts.get(path) ?? ''))
      const kept = new Set((texts.get(path) ?? '').split('\n'))
      const changed = text.split('\n').filter(line => !kept.has(line)).length
      expect(changed).toBeLessThanOrEqual(2 * fixed.length)
      expect(format(JSON.parse(text) as JsonValue).length).toBeGreaterThan(0)
    }
  })
})

it('was about more than a few rules', () => {
  expect(offering.size).toBeGreaterThan(15)
})

describe('safe fixes', () => {
  it.each(examples.filter(({ id }) => /version|sid/.test(id)))(
    '$id, bad example $index: no decision changes',
    async ({ example }) => {
      const texts = new Map(Object.entries(filesOf(example)))
      const { texts: after, fixed } = await fix(example, texts, 'safe')
      for (const { rule } of fixed) safe.add(rule)
      for (const [path, text] of after) {
        for (const action of [
          's3:GetObject',
          'rds:DescribeDBInstances',
          'rds-db:connect',
          'sts:AssumeRole',
        ]) {
          const request = {
            principal: 'arn:aws:iam::111122223333:role/app',
            action,
            resource: action === 's3:GetObject' ? 'arn:aws:s3:::reports/app' : '*',
          }
          const decide = (policy: string) =>
            evaluate(request, compilePolicies({ identity: [JSON.parse(policy) as never] })).decision
          expect(decide(text)).toEqual(decide(texts.get(path) ?? ''))
        }
      }
    },
  )
})

it('some fixes are safe, and those of what AWS refuses are not', () => {
  expect([...safe]).toEqual(expect.arrayContaining(['old-version', 'inline-only-version']))
  expect([...safe]).not.toContain('unknown-version')
})
