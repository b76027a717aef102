import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexLines } from '../../src/input/line-index.ts'

describe('indexLines', () => {
  it('counts lines ended by LF, CR LF and CR', () => {
    const lines = indexLines('ab\ncd\r\nef\rg')
    expect([0, 1, 2, 3, 7, 10].map(offset => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ])
    expect(lines.lineBounds(2)).toEqual({ start: 3, end: 5 })
  })

  it('agrees with splitting the text, everywhere', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '日') })
    fc.assert(
      fc.property(text, value => {
        const lines = indexLines(value)
        for (let offset = 0; offset <= value.length; offset++) {
          // Between CR and LF is where the line ends.
          const isBetween = value[offset - 1] === '\r' && value[offset] === '\n'
          const before = value.slice(0, isBetween ? offset - 1 : offset).split(/\r\n|\r|\n/)
          expect(lines.position(offset)).toEqual({
            line: before.length,
            column: (before.at(-1)?.length ?? 0) + 1,
          })
        }
      }),
    )
  })
})
