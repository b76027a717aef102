import { expect, it } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import { fixDocuments } from '../../src/api/fix-documents.ts'
import { defineRule, nothing, type Rule } from '../../src/engine/define-rule.ts'

/** A rule that finds statements with an effect, and may replace it. */
function about(id: string, effect: string, instead?: string): Rule {
  return defineRule({
    id,
    title: id,
    severity: 'error',
    aws: 'refuses',
    subject: 'statement',
    since: '0.1.0',
    why: id,
    fix: id,
    sources: [],
    covers: [],
    examples: { bad: [], good: [] },
    find({ raw, pointer }) {
      if (raw['Effect'] !== effect) return nothing
      const at = `${pointer}/Effect`
      const edits = [{ do: 'replace', pointer: at, value: instead ?? '' }] as const
      return [{ at: { pointer: at }, facts: {}, ...(instead && { fix: { text: instead, edits } }) }]
    },
    say: () => `the effect is ${effect}`,
  })
}

async function fix(rules: readonly Rule[], ...effects: string[]) {
  const statements = effects.map(Effect => ({ Effect, Action: 's3:GetObject', Resource: '*' }))
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const outcome = await fixDocuments({
    level: 'all',
    textOf: path => (path === 'a.json' ? text : undefined),
    async check(instead) {
      const checker = await createChecker({ rules, changes: true, now: new Date('2026-06-15T12:00:00Z') })
      await checker.check('a.json', instead.get('a.json') ?? text)
      return checker.finish()
    },
  })
  const after = JSON.parse(outcome.texts.get('a.json') ?? text) as { Statement: { Effect: string }[] }
  return { ...outcome, effects: after.Statement.map(({ Effect }) => Effect) }
}

it('keeps fixes that stand, among others that do not', async () => {
  const rules = [about('x', 'x', 'bad'), about('y', 'y', 'Deny'), about('bad', 'bad')]
  const { effects, fixed, refused } = await fix(rules, 'y', 'x', 'y', 'y', 'x')
  expect(effects).toEqual(['Deny', 'x', 'Deny', 'Deny', 'x'])
  expect(fixed).toHaveLength(3)
  expect(refused.map(({ finding, why }) => `${finding.rule}: ${why}`)).toEqual([
    'x: it would bring bad in a.json: the effect is bad',
    'x: it would bring bad in a.json: the effect is bad',
  ])
})

it('takes back what does not help', async () => {
  const { effects, refused } = await fix([about('x', 'x', 'x')], 'x')
  expect(effects).toEqual(['x'])
  expect(refused.map(({ why }) => why)).toEqual(['it would be found again'])
})

it('goes on with what a fix brings to light, and ends when fixes undo each other', async () => {
  const worse = { ...about('y', 'y', 'Deny'), severity: 'warning' as const }
  expect((await fix([about('x', 'x', 'y'), worse], 'x')).effects).toEqual(['Deny'])
  const back = { ...about('y', 'y', 'x'), severity: 'warning' as const }
  const forth = { ...about('x', 'x', 'y'), severity: 'warning' as const }
  expect(['x', 'y']).toContain((await fix([forth, back], 'x')).effects[0])
})
