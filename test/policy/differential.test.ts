// The evaluator against its naive twin, as Cedar does it. A bounded run; scripts/compare-evaluators.ts goes on for longer.

import { describe, expect, it } from 'vitest'
import { agree, compareEvaluators } from './compare-evaluators.ts'
import { createRandom, randomCase } from './random-case.ts'
import { readCases } from './read-cases.ts'
import { referenceEvaluate } from './reference.ts'

describe('the reference evaluator', () => {
  it('agrees on random requests and policies', () => {
    const random = createRandom(20261121)
    const seen = new Set<string>()
    for (let i = 0; i < 3000; i++) {
      const one = randomCase(random)
      const comparison = compareEvaluators(one)
      seen.add(comparison.ours.outcomes.join('|'))
      if (!agree(comparison)) expect(comparison.ours, JSON.stringify(one)).toEqual(comparison.theirs)
    }
    // All kinds of decisions came up, or the generator has stopped being of use.
    expect(seen.size).toBe(7)
  }, 60_000)

  it('is right on the cases that it can read', () => {
    // Documents that AWS would refuse, and templates, are not for the twin.
    const refused = (id: string, file: string) =>
      file.endsWith('grammar.json') ||
      file.endsWith('parts.json') ||
      id === 'operator that does not exist' ||
      id === 'statement without a principal in a resource policy'
    const readable = readCases().filter(({ id, file }) => !refused(id, file))
    expect(readable.length).toBeGreaterThan(1500)
    for (const { id, request, policies, expect: wanted } of readable) {
      const { outcomes } = referenceEvaluate(request, policies)
      expect(outcomes.length === 1 ? outcomes[0] : 'depends', id).toBe(wanted.decision)
    }
  })

  it('would be noticed if it differed', () => {
    const random = createRandom(1)
    const comparison = compareEvaluators(randomCase(random))
    expect(agree(comparison)).toBe(true)
    expect(agree({ ...comparison, theirs: { outcomes: ['other'], deciding: [] } })).toBe(false)
  })
})
