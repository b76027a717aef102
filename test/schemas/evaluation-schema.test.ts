// What `rdsaudit evaluate` reads and what it prints, against the schemas that describe them.

import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { holdsUnknown } from '../../src/base/unknown-text.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { EvaluationInputError } from '../../src/policy/input-error.ts'
import { readEvaluation } from '../../src/policy/read-evaluation.ts'
import { createRandom, randomCase } from '../policy/random-case.ts'
import { readCases } from '../policy/read-cases.ts'

const evaluation = validatorOf('schemas/evaluation.v1.json')
const decision = validatorOf('schemas/decision.v1.json')

function validatorOf(path: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true })
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
}

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonValue

function isRead(input: JsonValue): boolean {
  try {
    readEvaluation(input)
    return true
  } catch (error) {
    if (!(error instanceof EvaluationInputError)) throw error
    return false
  }
}

describe('schemas/evaluation.v1.json', () => {
  it('accepts every case that the command reads', () => {
    // What templates leave open is not written in files that the command reads.
    const read = readCases().filter(
      ({ request, policies }) =>
        !holdsUnknown(JSON.stringify({ request, policies })) && isRead(asJson({ request, policies })),
    )
    expect(read.length).toBeGreaterThan(1900)
    for (const { id, request, policies } of read) {
      expect(evaluation(asJson({ request, policies })), `${id}: ${JSON.stringify(evaluation.errors)}`).toBe(
        true,
      )
    }
  })

  it('accepts the sample of the README, which depends on what it leaves open', () => {
    const [sample] = [...readFileSync('README.md', 'utf8').matchAll(/```json\n(\{\n {2}"request"[^`]*)```/g)]
    const input = JSON.parse(sample?.[1] ?? 'null') as JsonValue
    expect(evaluation(input)).toBe(true)
    const { request, policies } = readEvaluation(input)
    expect(evaluate(request, policies).dependsOn).toMatchObject([{ kind: 'key', key: 'sts:externalid' }])
  })

  it('accepts random cases', () => {
    const random = createRandom(3)
    for (let i = 0; i < 500; i++) {
      expect(evaluation(asJson(randomCase(random))), JSON.stringify(evaluation.errors)).toBe(true)
    }
  })

  const request = { principal: 'anonymous', action: 's3:GetObject', resource: '*' }
  const statement = { Effect: 'Allow', Action: '*', Resource: '*' }
  it.each<[string, JsonValue]>([
    ['no request', {}],
    ['another member', { request, policy: {} }],
    ['no principal', { request: { action: 's3:GetObject', resource: '*' } }],
    ['an action without a service', { request: { ...request, action: 'GetObject' } }],
    ['a number for an account', { request: { ...request, resourceAccount: 111122223333 } }],
    ['an object as a value', { request: { ...request, context: { k: {} } } }],
    ['null as a value', { request: { ...request, context: { k: null } } }],
    ['a slot that there is not', { request, policies: { identities: [] } }],
    ['one policy for a list', { request, policies: { identity: { Statement: statement } } }],
    ['no statement', { request, policies: { identity: [{ Version: '2012-10-17' }] } }],
    [
      'an effect in small letters',
      { request, policies: { identity: [{ Statement: { ...statement, Effect: 'allow' } }] } },
    ],
    ['no action', { request, policies: { identity: [{ Statement: { Effect: 'Allow', Resource: '*' } }] } }],
    ['both elements', { request, policies: { identity: [{ Statement: { ...statement, NotAction: '*' } }] } }],
    ['policies that are no levels', { request, policies: { scp: [{ Statement: statement }] } }],
  ])('and the command refuse: %s', (_, input) => {
    expect(evaluation(input)).toBe(false)
    expect(isRead(input)).toBe(false)
  })
})

describe('schemas/decision.v1.json', () => {
  it('describes the decision of every case', () => {
    for (const { id, request, policies } of readCases()) {
      const printed = asJson(evaluate(request, compilePolicies(policies)))
      expect(decision(printed), `${id}: ${JSON.stringify(decision.errors)}`).toBe(true)
    }
  })

  it('describes random decisions, and nothing that lacks a member or has another', () => {
    const random = createRandom(4)
    for (let i = 0; i < 500; i++) {
      const { request, policies } = randomCase(random)
      const printed = asJson(evaluate(request, compilePolicies(policies))) as {
        readonly [member: string]: JsonValue
      }
      expect(decision(printed), JSON.stringify(decision.errors)).toBe(true)
      expect(decision({ ...printed, verdict: 'x' })).toBe(false)
      const { missing: _missing, ...rest } = printed
      expect(decision(rest)).toBe(false)
    }
  })
})
