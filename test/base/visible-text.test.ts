import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleText } from '../../src/base/visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['plain ünïcödé 日本 𝄞', 'plain ünïcödé 日本 𝄞'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\nb\tc\0', 'a\\u{a}b\\u{9}c\\u{0}'],
    ['\u009b2J', '\\u{9b}2J'],
    ['abc\u202edef', 'abc\\u{202e}def'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['\ud800lone', '\\u{d800}lone'],
    ['lone\udc00', 'lone\\u{dc00}'],
  ])('%j', (text, expected) => {
    expect(visibleText(text)).toBe(expected)
  })

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(visibleText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      }),
    )
  })
})
