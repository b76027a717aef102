import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionOf, positionsMatching } from '../../../src/policy/aws/sorted-names.ts'
import { matchesWildcard } from '../../../src/policy/wildcard.ts'

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 })
const names = fc.uniqueArray(name).map(list => [...list].sort())
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '*', '?'), maxLength: 4 })

describe('sorted names', () => {
  it('are found where they are', () => {
    fc.assert(
      fc.property(names, name, (list, word) => {
        expect(positionOf(word, list) ?? -1).toBe(list.indexOf(word))
      }),
    )
  })

  it('match patterns as one by one', () => {
    fc.assert(
      fc.property(names, pattern, (list, wanted) => {
        const expected = list.flatMap((word, index) => (matchesWildcard(wanted, word) ? [index] : []))
        expect(positionsMatching(wanted, list, false)).toEqual(expected)
        expect(positionsMatching(wanted, list, true)).toEqual(expected.slice(0, 1))
      }),
    )
  })
})
