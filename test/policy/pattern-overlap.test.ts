import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasWildcard, patternsOverlap } from '../../src/policy/pattern-overlap.ts'
import { matchesWildcard } from '../../src/policy/wildcard.ts'

describe('two patterns', () => {
  it.each([
    ['*', '*'],
    ['', '*'],
    ['a*', '*b'],
    ['a?c', 'ab*'],
    ['*x*', '*y*'],
    ['arn:*:rds:*', 'arn:aws:rds:*:*:db:*'],
    ['dbuser:*', 'dbuser:?*/*'],
    ['**', '?'],
  ])('%s and %s have a text in common', (a, b) => {
    expect(patternsOverlap(a, b)).toBe(true)
    expect(patternsOverlap(b, a)).toBe(true)
  })

  it.each([
    ['', '?'],
    ['a*', 'b*'],
    ['*a', '*b'],
    ['a?', 'a'],
    ['a*b', 'a*c'],
    ['arn:aws:rds:*', 'arn:aws:rds-db:*'],
    ['?', '??*'],
  ])('%s and %s have none', (a, b) => {
    expect(patternsOverlap(a, b)).toBe(false)
    expect(patternsOverlap(b, a)).toBe(false)
  })

  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 })
  const texts = allTexts(['a', 'b'], 7)

  it('overlap exactly when some text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const inCommon = texts.some(text => matchesWildcard(a, text) && matchesWildcard(b, text))
        // A text in common need not be longer than the two patterns are without their stars.
        const needed = (a + b).replaceAll('*', '').length
        if (needed <= 7) expect(patternsOverlap(a, b)).toBe(inCommon)
        else if (inCommon) expect(patternsOverlap(a, b)).toBe(true)
      }),
    )
  })

  it('are compared in a time that long ones do not explode', () => {
    expect(patternsOverlap('*a'.repeat(500), `${'*a'.repeat(500)}b`)).toBe(false)
  })
})

it('knows wildcards', () => {
  expect(['a*', '?', '*'].every(hasWildcard)).toBe(true)
  expect(['', 'a', '${a}'].some(hasWildcard)).toBe(false)
})

function allTexts(characters: readonly string[], longest: number): readonly string[] {
  const texts = ['']
  let last = ['']
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap(text => characters.map(character => text + character))
    texts.push(...last)
  }
  return texts
}
