import { describe, expect, it } from 'vitest'
import { linked, styleFor } from '../../src/cli/terminal-style.ts'

describe('styles', () => {
  const look = { colour: true, links: true, unicode: true, columns: 80 }

  it('colour by severity, on a terminal that wants colour', () => {
    const { error, warning, info } = styleFor(look)
    expect(new Set([error('x'), warning('x'), info('x')]).size).toBe(3)
    expect(styleFor({ ...look, colour: false }).error('x')).toBe('x')
  })

  it('link rule names only to pages that exist', () => {
    expect(styleFor(look).rule('invalid-json')).toBe('invalid-json')
    expect(linked('a', 'https://example.com/a')).toBe(
      '\u001b]8;;https://example.com/a\u001b\\a\u001b]8;;\u001b\\',
    )
  })
})
