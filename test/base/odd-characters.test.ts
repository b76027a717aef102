import { describe, expect, it } from 'vitest'
import { codePointName, oddCharacter } from '../../src/base/odd-characters.ts'

describe('oddCharacter', () => {
  it.each([
    ['\t', 'tab', ' '],
    ['\n', 'line break', ' '],
    ['\u00a0', 'no-break space', ' '],
    ['\u200b', 'zero-width space', ''],
    ['\u202e', 'text direction mark', ''],
    ['\ufeff', 'byte order mark', ''],
    ['\u0000', 'control character', ''],
    ['\u2009', 'typographic space', ' '],
    ['\u2013', 'en dash', '-'],
    ['\u201c', 'curly quotation mark', ''],
    ['\u0430', 'Cyrillic letter that looks like "a"', 'a'],
    ['\u03bf', 'Greek letter that looks like "o"', 'o'],
    ['\uff1a', 'full-width ":"', ':'],
  ])('names %j', (character, name, plain) => {
    expect(oddCharacter(character)).toMatchObject({ name, plain })
  })

  it('finds nothing odd in ASCII, accents and other alphabets', () => {
    for (const character of [
      ' ',
      'a',
      'Z',
      '~',
      '*',
      '\u00e9',
      '\u00df',
      '\u0436',
      '\u03bb',
      '\u4e2d',
      '\u05d0',
    ]) {
      expect(oddCharacter(character)).toBeUndefined()
    }
  })

  it('has only plain ASCII letters for look-alikes of other alphabets', () => {
    for (let code = 0x370; code <= 0x52f; code++) {
      const odd = oddCharacter(String.fromCharCode(code))
      if (odd) expect(odd.plain).toMatch(/^[A-Za-z]$/)
    }
  })
})

describe('codePointName', () => {
  it('is as standards have it', () => {
    expect(codePointName('\u00a0')).toBe('U+00A0')
    expect(codePointName(' ')).toBe('U+0020')
    expect(codePointName('\u{1f600}')).toBe('U+1F600')
  })
})
