// Lines: wrapping, cutting and padding at the widths of the panes.

import { describe, expect, it } from 'vitest'
import { type Paragraph, span, spread, textOf, toWidth, widthOf, wrap } from '../../src/tui/lines.ts'

const paragraphs: readonly Paragraph[] = [
  { text: 'None of the policies of orders-login allows rds-db:connect on' },
  { text: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app', indent: 2 },
  { text: '{\n  "Effect": "Allow",\n  "Action": "rds-db:connect"\n}', indent: 2, verbatim: true },
  { text: '数据库用户不存在 and is not in rds_iam', indent: 2, lead: span('• ') },
  { text: 'escape \u001b[31mred\u001b[0m bell\u0007' },
]

const solid = (text: string) => text.replace(/\s/g, '')

describe.each([20, 44, 66])('at %d columns', width => {
  const lines = wrap(paragraphs, width)

  it('has no line that is wider', () => {
    expect(lines.filter(line => widthOf(line) > width)).toEqual([])
  })

  it('loses nothing', () => {
    const all = solid(lines.map(textOf).join(''))
    expect(all).toContain(solid(paragraphs[0]!.text))
    expect(all).toContain(paragraphs[1]!.text)
    expect(all).toContain(solid(paragraphs[2]!.text))
    expect(all).toContain(`•${solid(paragraphs[3]!.text)}`)
  })

  it('shows escapes and does not send them', () => {
    const all = lines.map(textOf).join('')
    expect(all).not.toMatch(/[\u0000-\u001f\u007f]/)
    expect(solid(all)).toContain('\\u{1b}[31mred')
  })

  it('cuts and fills to exactly the width', () => {
    for (const line of lines) expect(widthOf(toWidth(line, width, '…'))).toBe(width)
    for (const line of lines) expect(widthOf(toWidth(line, 9, '…'))).toBe(9)
    expect(textOf(toWidth([span('数据库用户')], 6, '…'))).toBe('数据… ')
    expect(textOf(spread([span('a long beginning')], [span('end')], width, '~'))).toHaveLength(width)
  })
})

it('breaks what is too long between its parts', () => {
  const lines = wrap([{ text: 'of arn:aws:iam::444455556666:role/orders-login, policy login' }], 30)
  expect(lines.map(textOf)).toEqual(['of arn:aws:iam::444455556666:', 'role/orders-login, policy', 'login'])
})

it('keeps the blanks of what is to be pasted', () => {
  const lines = wrap([{ text: '{\n  "a": 1\n}', indent: 2, verbatim: true }], 20)
  expect(lines.map(textOf)).toEqual(['  {', '    "a": 1', '  }'])
})
