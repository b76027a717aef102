// Which documents an entry of `ignore` means: what the glob says when it is asked alone, however many there are.

import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, it } from 'vitest'
import { ignoreEntries } from '../../src/input/ignore-entries.ts'
import { documentOf } from '../../src/input/load-config.ts'

const rules = ['misspelt-action', 'unknown-effect'] as const

function ignoresOf(patterns: readonly string[]) {
  const ignore = patterns.map((path, index) => ({ rule: rules[index % 2]!, path, reason: `${index}` }))
  const path = 'rdsaudit.config.json'
  return ignoreEntries(
    { config: { ignore }, path, folder: '/repo', document: documentOf(path, '', {}) },
    '/repo',
  )
}

const name = fc.constantFrom('a', 'b', 'policies', 'x.json', '.hidden', 'a b')
const part = fc.oneof(
  name,
  fc.constantFrom(
    '*',
    '**',
    '?',
    '*.json',
    'a*',
    '{a,b}',
    '{a/b,x.json}',
    '@(a|b)',
    '!(a)',
    '[ab]',
    'a+',
    '(a|b)',
    '.',
    '..',
  ),
)
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', './', '!', '/'),
    fc.array(part, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '', '/'),
  )
  .map(([before, parts, after]) => before + parts.join('/') + after)
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))

describe('entries of ignore', () => {
  it('mean what their globs mean alone, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 12 }),
        fc.array(path, { maxLength: 5 }),
        (patterns, paths) => {
          const ignores = ignoresOf(patterns)
          const matches = (glob: string, one: string) => picomatch(glob, { dot: true })(one)
          for (const one of paths)
            for (const rule of rules) {
              const expected = ignores.entries.filter(
                entry => entry.rule === rule && matches(entry.path, one),
              )
              expect(ignores.about(rule, one)).toEqual(expected)
            }
          const met = patterns.filter(glob => paths.some(one => matches(glob, one)))
          expect([...ignores.meaning(paths)].sort()).toEqual([...new Set(met)].sort())
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('are asked of few documents each', () => {
    const patterns = Array.from({ length: 5000 }, (_, index) => [
      `a${index}/*.json`,
      `**/b${index}.json`,
      `c/d${index}.json`,
    ]).flat()
    const ignores = ignoresOf(patterns)
    const paths = Array.from({ length: 5000 }, (_, index) => [
      `a${index}/x.json`,
      `e/b${index}.json`,
      `c/d${index}.json`,
    ]).flat()
    // Each pattern put to each path would be 225 million questions.
    expect(ignores.meaning(paths).size).toBe(15_000)
    expect(ignores.about(rules[1], 'e/b0.json').map(entry => entry.path)).toEqual(['**/b0.json'])
  })
})
