import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/input/decode-text.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf16 = (text: string, mark: readonly number[] = []) =>
  Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')])

describe('decodeText', () => {
  it.each([
    ['text', 'a', { ok: true, text: 'a', byteOrderMark: false }],
    ['UTF-8 bytes', Buffer.from('{"ü": "日本"}'), { ok: true, text: '{"ü": "日本"}', byteOrderMark: false }],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x7b), { ok: true, text: '{', byteOrderMark: true }],
    ['a byte order mark in text', '\ufeff{', { ok: true, text: '{', byteOrderMark: true }],
    ['nothing', bytes(), { ok: true, text: '', byteOrderMark: false }],
  ] as const)('reads %s', (_, content, expected) => {
    expect(decodeText(content)).toEqual(expected)
  })

  it.each([
    ['UTF-16 with its mark', utf16('{}', [0xff, 0xfe]), /UTF-16/],
    ['big-endian UTF-16 with its mark', bytes(0xfe, 0xff, 0, 0x7b), /UTF-16/],
    ['UTF-16 without a mark', utf16('{}'), /UTF-16/],
    ['a NUL character', Buffer.from('{"a": "\0"}'), /NUL/],
    ['a binary file', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0xff), /binary/],
    ['Latin-1', bytes(0x22, 0xfc, 0x22), /byte 0xFC is not UTF-8/],
  ] as const)('says why it does not read %s', (_, content, why) => {
    const decoded = decodeText(content)
    expect(decoded.ok).toBe(false)
    if (!decoded.ok) expect(decoded.why).toMatch(why)
  })

  it('keeps the readable text before the first bad byte, whole characters only', () => {
    const decoded = decodeText(Uint8Array.from([...Buffer.from('{"日": "'), 0xfc, 0x22]))
    expect(decoded).toMatchObject({ ok: false, upTo: '{"日": "' })
    expect(decodeText(Uint8Array.from([...Buffer.from('ab'), 0xe6, 0x97]))).toMatchObject({
      ok: false,
      upTo: 'ab',
    })
  })
})
