import { describe, expect, it } from 'vitest'
import {
  indexOutsideVariables,
  sectionRange,
  splitAtColons,
  starsForVariables,
} from '../../src/policy/variable-text.ts'

describe('stars for variables', () => {
  it.each([
    ['plain', 'plain'],
    ['${aws:username}', '*'],
    ['a/${aws:PrincipalTag/b:c}/d${x}', 'a/*/d*'],
    ['${unclosed', '${unclosed'],
    ['a${b}${unclosed', 'a*${unclosed'],
    ['$a{b}', '$a{b}'],
  ])('%s becomes %s', (text, pattern) => {
    expect(starsForVariables(text)).toBe(pattern)
  })

  it('takes a time that does not explode', () => {
    expect(starsForVariables('${'.repeat(200_000))).toHaveLength(400_000)
  })
})

describe('colons', () => {
  it('cut the text, but not variables', () => {
    expect(splitAtColons('arn:aws:s3:::${aws:PrincipalTag/a:b}/x')).toEqual([
      ...['arn', 'aws', 's3', '', '', '${aws:PrincipalTag/a:b}/x'],
    ])
    expect(splitAtColons('')).toEqual([''])
    expect(splitAtColons('${a:b')).toEqual(['${a', 'b'])
    expect(splitAtColons(':a')).toEqual(['', 'a'])
  })

  it('cut it no more often than asked', () => {
    expect(splitAtColons('a:b:c:d', 2)).toEqual(['a', 'b', 'c:d'])
  })

  it('leave sections whose place is known', () => {
    const text = 'arn:aws:${a:b}:x'
    const { from, to } = sectionRange(splitAtColons(text), 2)
    expect(text.slice(from, to)).toBe('${a:b}')
  })
})

it('finds a character outside of variables', () => {
  expect(indexOutsideVariables('${a/b}/c', '/')).toBe(6)
  expect(indexOutsideVariables('${a/b}', '/')).toBe(-1)
  expect(indexOutsideVariables('${/b}/c', '/')).toBe(5)
  expect(indexOutsideVariables('${a/}/c', '/')).toBe(5)
  expect(indexOutsideVariables('a/b/c', '/', 2)).toBe(3)
})
