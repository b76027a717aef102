import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import type { Decision } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policies, PolicyEntry } from '../../src/policy/policies.ts'
import type { Request, RequestValue } from '../../src/policy/request.ts'
import { createRandom, type RandomCase, randomCase } from './random-case.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const cases = seeds.map(seed => randomCase(createRandom(seed)))
const runs = { numRuns: 600 }
/** Milliseconds; a shared machine can be slow. */
const patience = 60_000

function decide({ request, policies }: RandomCase): Decision {
  return evaluate(request, compilePolicies(policies))
}

/** The case with one more identity policy. */
function withIdentity({ request, policies }: RandomCase, entry: PolicyEntry): RandomCase {
  const { identity } = policies
  const before = Array.isArray(identity) ? identity : []
  return { request, policies: { ...policies, identity: [...before, entry] } }
}

function statementOf(effect: 'Allow' | 'Deny', { policies: other }: RandomCase): JsonValue | undefined {
  const entry = Array.isArray(other.identity) ? (other.identity[0] as { Statement?: JsonValue }) : undefined
  const [first] = [entry?.Statement ?? []].flat() as { readonly [member: string]: JsonValue }[]
  return first && { Version: '2012-10-17', Statement: { ...first, Effect: effect } }
}

describe('evaluate', () => {
  it(
    'is never brought to allow by one more Deny',
    () => {
      fc.assert(
        fc.property(cases, cases, (one, other) => {
          const deny = statementOf('Deny', other)
          if (deny === undefined || !Array.isArray(one.policies.identity ?? [])) return
          if (decide(one).outcomes.includes('allowed')) return
          expect(decide(withIdentity(one, deny)).outcomes).not.toContain('allowed')
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'is never brought to deny by one more Allow',
    () => {
      fc.assert(
        fc.property(cases, cases, (one, other) => {
          const allow = statementOf('Allow', other)
          if (allow === undefined || !Array.isArray(one.policies.identity ?? [])) return
          if (decide(one).decision !== 'allowed') return
          expect(decide(withIdentity(one, allow)).decision).toBe('allowed')
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'has every answer that a value of an unknown key can bring among its outcomes',
    () => {
      let depending = 0
      fc.assert(
        fc.property(cases, seeds, (one, seed) => {
          const decision = decide(one)
          if (decision.decision === 'depends') depending += 1
          const random = createRandom(seed)
          for (let i = 0; i < 4; i++) {
            const concrete = decide({ ...one, request: settle(one.request, random) })
            for (const outcome of concrete.outcomes) expect(decision.outcomes).toContain(outcome)
          }
        }),
        runs,
      )
      expect(depending).toBeGreaterThan(20)
    },
    patience,
  )

  it(
    'names the keys that can settle what it depends on',
    () => {
      fc.assert(
        fc.property(cases, one => {
          const { decision, dependsOn } = decide(one)
          if (decision !== 'depends') return
          expect(dependsOn.length).toBeGreaterThan(0)
          const unknown = Object.entries(one.request.context ?? {})
            .filter(([, value]) => typeof value === 'object' && 'unknown' in value)
            .map(([key]) => key.toLowerCase())
          for (const on of dependsOn) if (on.kind === 'key') expect(unknown).toContain(on.key)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'does not mind the order of statements and of policies',
    () => {
      fc.assert(
        fc.property(cases, one => {
          expect(decide({ ...one, policies: reversed(one.policies) }).outcomes).toEqual(decide(one).outcomes)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'does not touch what it is given',
    () => {
      fc.assert(
        fc.property(cases, one => {
          const before = JSON.stringify(one)
          JSON.stringify(decide(one))
          expect(JSON.stringify(one)).toBe(before)
        }),
        { numRuns: 200 },
      )
    },
    patience,
  )
})

const values = [
  'a',
  'b',
  'ab',
  '',
  'bob',
  'true',
  '1',
  '10',
  '2026-01-01',
  '203.0.113.7',
  '::1',
  'arn:aws:iam::111122223333:role/app',
  'arn:aws:iam::111122223333:role/team/app',
  'QQ==',
]

/** Every unknown key gets a value, several, or none. */
function settle(request: Request, random: () => number): Request {
  const pick = () => values[Math.floor(random() * values.length)] as string
  const context: Record<string, RequestValue> = {}
  for (const [key, value] of Object.entries(request.context ?? {})) {
    if (typeof value !== 'object' || !('unknown' in value)) context[key] = value
    else if (random() < 0.25) continue
    else context[key] = random() < 0.3 ? [pick(), pick()] : pick()
  }
  return { ...request, context }
}

/** Policies, and statements in them, back to front; levels stay where they are. */
function reversed(policies: Policies): Policies {
  const turn = (value: unknown, isLevels: boolean): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(item => turn(item, false))
      return isLevels ? items : items.reverse()
    }
    if (typeof value !== 'object' || value === null) return value
    if ('document' in value) return { ...value, document: turn(value.document, false) }
    return 'Statement' in value ? { ...value, Statement: [value.Statement].flat().reverse() } : value
  }
  return Object.fromEntries(
    Object.entries(policies).map(([slot, value]) => [slot, turn(value, slot === 'scp' || slot === 'rcp')]),
  ) as Policies
}
