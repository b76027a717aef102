import { describe, expect, it } from 'vitest'
import { wrapWords } from '../../src/report/wrap-words.ts'

const width = (text: string) => text.length
const wrap = (text: string, columns: number | undefined, used = 0, indent = 2) =>
  wrapWords(text, { columns, used, indent, width })

describe('a text on a terminal', () => {
  it('is broken between words, the first line after what stands there already', () => {
    expect(wrap('one two three four', 12, 4)).toEqual(['one two', '  three four'])
  })

  it('keeps what is quoted whole, and a word that fits nowhere', () => {
    expect(wrap('write "a b c d" here', 12)).toEqual(['write', '  "a b c d"', '  here'])
    expect(wrap('arn:aws:iam::111122223333:role/x is wrong', 12)).toEqual([
      'arn:aws:iam::111122223333:role/x',
      '  is wrong',
    ])
    expect(wrap('an odd " mark is a word', 12)).toEqual(['an odd "', '  mark is a', '  word'])
  })

  it('is left alone where there is no terminal, or room', () => {
    expect(wrap('one two three', undefined)).toEqual(['one two three'])
    expect(wrap('one  two', 8)).toEqual(['one  two'])
  })
})
