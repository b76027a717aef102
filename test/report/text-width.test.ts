import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import { widthFor } from '../../src/report/text-width.ts'

function finding(text: string, label?: string): LocatedFinding {
  const span = { excerpt: { text, column: 1, cutBefore: false, cutAfter: false } }
  return { span, related: [], ...(label !== undefined && { label }) } as unknown as LocatedFinding
}

describe('widthFor', () => {
  it('counts characters while all is ASCII', async () => {
    const width = await widthFor([finding('\t"Effect": "Allow"', 'here')])
    expect(width).not.toBe(stringWidth)
    expect(width('abc')).toBe(3)
  })

  it.each([
    ['an excerpt', finding('"日本"')],
    ['a label', finding('a', 'für')],
    [
      'a related place',
      { ...finding('a'), related: [{ ...finding('é').span, label: '' }] } as unknown as LocatedFinding,
    ],
  ])('measures columns when %s is not', async (_, one) => {
    expect((await widthFor([finding('a'), one]))('日本')).toBe(4)
  })
})
