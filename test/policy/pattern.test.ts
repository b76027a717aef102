import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, confineToSegments, makePattern, matchesPattern } from '../../src/policy/pattern.ts'

const freely = (pattern: string, text: string) => matchesPattern(makePattern(codesOf(pattern, true)), text)
const confined = (pattern: string, text: string) =>
  matchesPattern(makePattern(confineToSegments(codesOf(pattern, true))), text)

describe('matchesPattern', () => {
  it.each([
    ['a*b', 'a:b', true, false],
    ['a*:b', 'a:x:b', true, true],
    ['a*', 'a:x:b', true, true],
    ['a**', 'a:x', true, true],
    ['a?b', 'a:b', true, false],
    ['a*?', 'a:', true, false],
    ['*b:c', 'a:b:c', true, false],
    ['*:b*c:*', 'x:y:bzc:d', true, true],
    ['*:b*c:*', 'x:y:b:c:d', true, false],
    ['*:a*a:x', 'a:a:x:aa:x', true, true],
    ['a:b:c:d:e:f*g?h', 'a:b:c:d:e:f:x:g:h', true, true],
    ['a:b:c:d:e*f:g', 'a:b:c:d:e:x:f:g', true, false],
    ['', '', true, true],
    ['a\0b', 'axb', false, false],
    ['?', '', false, false],
    ['?', ':', true, false],
    ['a?bc', 'axb', false, false],
    ['a?b', 'axxb', false, false],
    ['a?*', 'ab', true, true],
    ['a?**', 'ab', true, true],
    ['a?**', 'ab:', true, true],
    ['*a*', 'ab', true, true],
    ['a*b*b', 'ab', false, false],
    ['*aa*a', 'aa', false, false],
    ['?:b:c:d:e:f?g', 'a:b:c:d:e:f:g', true, true],
    ['*:?*a:*b:*', 'x:ya:z:aa:b:', true, true],
    ['*:?*a:*b:*', 'x:ya:z:a:b:', true, false],
    ['*:?*a:*b:c', 'x:ya:zc:b:c', true, false],
  ])('%j against %j: freely %j, within segments %j', (pattern, text, free, within) => {
    expect(freely(pattern, text)).toBe(free)
    expect(confined(pattern, text)).toBe(within)
  })

  it('takes no character of a literal for a wildcard', () => {
    expect(matchesPattern(makePattern(codesOf('a*', false)), 'ab')).toBe(false)
    expect(matchesPattern(makePattern(codesOf('a*', false)), 'a*')).toBe(true)
  })

  it('agrees with the definition', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 })
    const pattern = fc.string({ unit: fc.constantFrom('a', ':', ':', '*', '?'), maxLength: 9 })
    fc.assert(
      fc.property(pattern, text, (some, other) => {
        expect(freely(some, other)).toBe(byDefinition(some, other, 0))
        expect(confined(some, other)).toBe(byDefinition(some, other, 5))
      }),
      { numRuns: 20_000 },
    )
  }, 60_000)

  it('comes to an end on patterns that make others backtrack', () => {
    const text = 'a'.repeat(10_000)
    expect(freely(`*${'a'.repeat(5_000)}b`, text)).toBe(false)
    expect(freely(`*b${'a'.repeat(5_000)}*c`, text)).toBe(false)
    expect(freely(`${'*a'.repeat(5_000)}b`, text)).toBe(false)
    expect(confined(`${'*a'.repeat(5_000)}b`, `${text}:b`)).toBe(false)
    expect(confined(`*:${'*a'.repeat(5_000)}b`, `${'x:a'.repeat(3_000)}:b`)).toBe(false)
  })
})

/** `left`: how many segments wildcards are confined to, counted from where the pattern begins. */
function byDefinition(pattern: string, text: string, left: number): boolean {
  if (pattern === '') return text === ''
  const rest = pattern.slice(1)
  if (pattern.startsWith('*')) {
    if (byDefinition(rest, text, left)) return true
    const crosses = left === 0 || /^\**(:|$)/.test(pattern)
    return text !== '' && (crosses || text[0] !== ':') && byDefinition(pattern, text.slice(1), left)
  }
  const one = pattern[0] === '?' ? !(left > 0 && text[0] === ':') : pattern[0] === text[0]
  const after = pattern[0] === ':' ? Math.max(left - 1, 0) : left
  return text !== '' && one && byDefinition(rest, text.slice(1), after)
}
