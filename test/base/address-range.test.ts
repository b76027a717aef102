import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeContains, rangesOverlap, readAddressRange } from '../../src/base/address-range.ts'

describe('address ranges', () => {
  it.each([
    ['10.0.0.0/8', '10.200.0.0/16', true],
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '0.0.0.0/0', false],
    ['10.0.0.0/8', '11.0.0.0/8', false],
    ['fc00::/7', 'fd12::1', true],
    ['fc00::/7', '10.0.0.1', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(rangeContains(readAddressRange(outer)!, readAddressRange(inner)!)).toBe(expected)
  })

  it.each([
    ['10.0.0.0/8', '10.200.0.0/16', true],
    ['10.200.0.0/16', '10.0.0.0/8', true],
    ['10.1.0.0/16', '10.2.0.0/16', false],
    ['0.0.0.0/0', '::/0', false],
  ])('%s and %s overlap: %s', (one, other, expected) => {
    expect(rangesOverlap(readAddressRange(one)!, readAddressRange(other)!)).toBe(expected)
  })

  it('reads every IPv4 address as its 32 bits', () => {
    fc.assert(
      fc.property(fc.ipV4(), text => {
        const bits = text.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
        expect(readAddressRange(text)).toEqual({ version: 4, address: bits, prefix: 32 })
      }),
    )
  })

  it('reads every IPv6 address, shortened or not', () => {
    fc.assert(
      fc.property(fc.ipV6(), text => {
        const range = readAddressRange(text)
        expect(range).toMatchObject({ version: 6, prefix: 128 })
        expect((range?.address ?? -1n) >> 128n).toBe(0n)
      }),
    )
  })
})
