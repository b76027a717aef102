import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../src/engine/located-finding.ts'
import { createLocator } from '../../src/input/locate-in-document.ts'
import { renderExcerpt } from '../../src/report/excerpt.ts'
import { plainStyle } from '../../src/report/style.ts'
import { unicodeGlyphs } from '../../src/report/words.ts'

const look = {
  style: plainStyle,
  glyphs: unicodeGlyphs,
  columns: undefined,
  severity: 'error',
  width: stringWidth,
} as const

function spanIn(text: string, offset: number, length: number): Span {
  const problem = { at: { offset, length }, fault: '' }
  const located = createLocator({ state: 'broken', path: 'x.json', text, problem }).locate({ offset, length })
  return { path: 'x.json', ...located }
}

const mark = (span: Span, label?: string, primary = true) => ({ span, label, primary })

describe('renderExcerpt', () => {
  it('puts carets under the marked characters', () => {
    expect(renderExcerpt([mark(spanIn('{"a": 1}', 6, 1), 'one')], 1, look)).toEqual([
      '1 | {"a": 1}',
      '  |       ^ one',
    ])
  })

  it('shows tabs as four columns, wide characters as two, and what is invisible as text', () => {
    const text = '\t"日本": "\u202eab"'
    const [line = '', carets = ''] = renderExcerpt([mark(spanIn(text, text.indexOf('ab'), 2))], 1, look)
    expect(line).toBe('1 |     "日本": "\\u{202e}ab"')
    expect(stringWidth(line.slice(0, line.indexOf('ab')))).toBe(carets.indexOf('^'))
    expect(carets.trimEnd().endsWith('^^')).toBe(true)
  })

  it('shows several lines in order, and that some are left out between', () => {
    const text = 'a\nb\nc\nd'
    const marks = [mark(spanIn(text, 6, 1), 'last'), mark(spanIn(text, 0, 1), 'first', false)]
    expect(renderExcerpt(marks, 1, look)).toEqual(['1 | a', '  | - first', '...', '4 | d', '  | ^ last'])
  })

  it('moves a label below when it does not fit beside its carets', () => {
    const lines = renderExcerpt([mark(spanIn(`${'x'.repeat(60)}yy`, 60, 2), 'a label of some length')], 1, {
      ...look,
      columns: 72,
    })
    expect(lines[1]).toMatch(/^ {2}\| {61}\^\^$/)
    expect(lines[2]).toContain('a label of some length')
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(72)
  })

  it.each([40, 60, 80])('fits a long line into %d columns around the mark', columns => {
    const text = `${'日'.repeat(50)}MARK${'x'.repeat(200)}`
    const [line = '', carets = ''] = renderExcerpt([mark(spanIn(text, 50, 4))], 1, { ...look, columns })
    expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    expect(line).toContain('MARK')
    expect(stringWidth(line.slice(0, line.indexOf('MARK')))).toBe(carets.indexOf('^'))
  })

  it('never shows more than some hundred characters of a line, even in a pipe', () => {
    const text = `${'a'.repeat(100_000)}MARK${'b'.repeat(100_000)}`
    const [line = ''] = renderExcerpt([mark(spanIn(text, 100_000, 4))], 1, look)
    expect(line.length).toBeLessThan(500)
    expect(line).toMatch(/…a+MARKb+…$/)
  })
})
