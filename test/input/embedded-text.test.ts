import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEmbedded, isUrlEncodedJson } from '../../src/input/embedded-text.ts'

describe('decodeEmbedded', () => {
  it('decodes what JSON.stringify made, and finds every character again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const token = JSON.stringify(value)
        const decoded = decodeEmbedded(token, 'json-string')
        expect(decoded.text).toBe(value)
        for (let offset = 0; offset <= value.length; offset++) {
          const rest = `"${token.slice(decoded.sourceOffset(offset))}`
          // A pair of surrogates may be written as one character, which has no middle.
          if (/[\udc00-\udfff]/.test(value.charAt(offset))) continue
          expect(JSON.parse(rest)).toBe(value.slice(offset))
        }
      }),
    )
  })

  it('decodes URL-encoded text inside a string, and finds its characters again', () => {
    const json = '{"Sid": "für 日本"}'
    const token = JSON.stringify(encodeURIComponent(json))
    const decoded = decodeEmbedded(token)
    expect(decoded.text).toBe(json)
    const at = json.indexOf('Sid')
    expect(token.slice(decoded.sourceOffset(at), decoded.sourceOffset(at + 3))).toBe('Sid')
    const star = json.indexOf('日')
    expect(token.slice(decoded.sourceOffset(star), decoded.sourceOffset(star + 2))).toBe(
      encodeURIComponent('日本'),
    )
  })

  it('leaves text alone that only begins like an escape', () => {
    expect(isUrlEncodedJson('%7B%22a%22')).toBe(true)
    expect(isUrlEncodedJson('{"a": "%7B"}')).toBe(false)
    expect(decodeEmbedded('"%7B%"').text).toBe('%7B%')
  })
})
