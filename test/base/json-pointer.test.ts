import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childPointer, pointerTokens } from '../../src/base/json-pointer.ts'

describe('JSON pointers', () => {
  it('give back the tokens they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), tokens => {
        expect(pointerTokens(tokens.reduce((pointer, token) => childPointer(pointer, token), ''))).toEqual(
          tokens,
        )
      }),
    )
  })

  it('escape as RFC 6901 says', () => {
    expect(childPointer('/a', 'b/c~d')).toBe('/a/b~1c~0d')
    expect(childPointer('', 3)).toBe('/3')
  })
})
