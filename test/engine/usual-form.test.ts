// The shortcuts must never change a finding: everything is judged with and without them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Example } from '../../src/engine/define-rule.ts'
import { planRules } from '../../src/engine/plan-rules.ts'
import { createJudge } from '../../src/engine/run-rules.ts'
import { isUsualStatement } from '../../src/engine/usual-form.ts'
import { type ReadOptions, readDocument } from '../../src/input/read-document.ts'
import { type Policy, statementsOf } from '../../src/model/policy.ts'
import { testAsk } from '../helpers/try-rule.ts'

const ask = await testAsk()
const plan = planRules(rules)

async function judgedBothWays(documents: readonly { text: string; options?: ReadOptions }[]) {
  const judges = [createJudge(plan, ask), createJudge(plan, ask, { shortcuts: false })]
  const results = judges.map(async judge => {
    const findings: string[] = []
    for (const { text, options } of documents) {
      const { findings: found, crashes } = judge.judge(await readDocument('x.json', text, options))
      findings.push(...found.map(({ rule, at, message }) => `${rule.id} ${JSON.stringify(at)} ${message}`))
      findings.push(...crashes.map(crash => `crashed ${crash.rule}`))
    }
    return findings
  })
  return Promise.all(results)
}

function textOf(example: Example): string {
  if ('text' in example) return example.text
  return JSON.stringify('files' in example ? Object.values(example.files) : example.document)
}

const examples = rules.flatMap(rule => [...rule.examples.bad, ...rule.examples.good])

describe('shortcuts', () => {
  it('change no finding of any example, judged one after the other, twice', async () => {
    const documents = examples.map(example => ({
      text: textOf(example),
      options: { policyType: example.policyType },
    }))
    const [fast, slow] = await judgedBothWays([...documents, ...documents])
    expect(fast).toEqual(slow)
  })

  it('change no finding of documents bent at random', async () => {
    const bases = examples.flatMap(example => ('document' in example ? [example.document] : []))
    const odd = fc.constantFrom<JsonValue>('', '*', [], {}, [''], null, 7, true, ['a', 1], 'x\u0000y', {
      AWS: '*',
    })
    const bent = fc.array(
      fc.tuple(fc.constantFrom(...bases), fc.nat(), odd, fc.constantFrom('set', 'drop', 'add')),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    await fc.assert(
      fc.asyncProperty(bent, async list => {
        const documents = list.map(([base, at, value, how]) => ({
          text: JSON.stringify(bend(base, at, value, how)),
        }))
        const [fast, slow] = await judgedBothWays([...documents, ...documents])
        expect(fast).toEqual(slow)
      }),
      { numRuns: 300 },
    )
  })
})

/** Changes the member number `at` of all the members in a value. */
function bend(base: JsonValue, at: number, value: JsonValue, how: string): JsonValue {
  const copy = structuredClone(base) as JsonValue
  const members: { readonly holder: Record<string, JsonValue>; readonly name: string }[] = []
  const collect = (node: JsonValue) => {
    if (typeof node !== 'object' || node === null) return
    for (const name of Object.keys(node)) {
      members.push({ holder: node as Record<string, JsonValue>, name })
      collect((node as Record<string, JsonValue>)[name] as JsonValue)
    }
  }
  collect(copy)
  const member = members[at % Math.max(1, members.length)]
  if (!member) return copy
  if (how === 'drop' && !Array.isArray(member.holder)) delete member.holder[member.name]
  else member.holder[how === 'add' ? `${member.name}x` : member.name] = value
  return copy
}

describe('isUsualStatement', () => {
  const policy = { type: 'identity', typeSource: 'shape', pointer: '', textLength: 0 } as const
  const isUsual = (raw: object) => {
    const whole: Policy = { ...policy, root: { Statement: raw as never } }
    return statementsOf(whole).every(isUsualStatement)
  }
  const usual = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' }

  it.each([
    [usual, true],
    [{ ...usual, Sid: 'Read1' }, true],
    [{ ...usual, Condition: { StringEquals: { 'aws:a': ['b'] } } }, true],
    [{ ...usual, Sid: 'a-b' }, false],
    [{ ...usual, Effect: 'allow' }, false],
    [{ ...usual, Action: [] }, false],
    [{ ...usual, Resource: ['a', 1] }, false],
    [{ ...usual, Principal: '*' }, false],
    [{ ...usual, Condition: {} }, false],
    [{ ...usual, Condition: { stringEquals: { a: 'b' } } }, false],
    [{ ...usual, Condition: { Bool: { a: true } } }, false],
    [{ Effect: 'Allow', Action: 's3:GetObject' }, false],
  ])('%j', (raw, expected) => {
    expect(isUsual(raw)).toBe(expected)
  })
})
