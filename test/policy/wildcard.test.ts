import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesWildcard } from '../../src/policy/wildcard.ts'

describe('matchesWildcard', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything at all', true],
    ['**', '', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['?*', '', false],
    ['?*', 'a', true],
    ['a*', 'abc', true],
    ['a*', 'ba', false],
    ['*c', 'abc', true],
    ['*c', 'abcd', false],
    ['a*c', 'ac', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['*aab', 'aaaab', true],
    ['*ab*b', 'ab', false],
    ['a?**', 'a', false],
    ['*?b*', 'ab', true],
    ['*?b*', 'aab', true],
    ['*?b*', 'acc', false],
    [
      'arn:aws:rds-db:*:123456789012:dbuser:*/app',
      'arn:aws:rds-db:eu-west-1:123456789012:dbuser:db-1/app',
      true,
    ],
    ['db-????', 'db-abcd', true],
    ['db-????', 'db-abc', false],
  ])('%j against %j: %j', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected)
  })

  it('minds the case', () => {
    expect(matchesWildcard('Get*', 'getObject')).toBe(false)
  })

  it('gives regular expression characters no meaning', () => {
    expect(matchesWildcard('a.c', 'abc')).toBe(false)
    expect(matchesWildcard('[a-c]', 'b')).toBe(false)
    expect(matchesWildcard('a\\*', 'a\\bc')).toBe(true)
  })

  it('agrees with the definition', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (somePattern, someText) => {
        expect(matchesWildcard(somePattern, someText)).toBe(matchesByDefinition(somePattern, someText))
      }),
      { numRuns: 2000 },
    )
  })

  it('comes to an end on patterns that make others backtrack', () => {
    const text = 'a'.repeat(10_000)
    expect(matchesWildcard(`${'*a'.repeat(5_000)}b`, text)).toBe(false)
    expect(matchesWildcard(`*${'a'.repeat(5_000)}b`, text)).toBe(false)
    expect(matchesWildcard('*?'.repeat(5_000), text)).toBe(true)
  })
})

function matchesByDefinition(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const rest = pattern.slice(1)
  if (pattern.startsWith('*')) {
    return matchesByDefinition(rest, text) || (text !== '' && matchesByDefinition(pattern, text.slice(1)))
  }
  return (
    text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && matchesByDefinition(rest, text.slice(1))
  )
}
