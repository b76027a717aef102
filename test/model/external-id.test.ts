import { expect, it } from 'vitest'
import { externalIdFault, unsuitedCharacter } from '../../src/model/external-id.ts'

it.each([
  ['7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11', undefined],
  ['ab', undefined],
  ['a+b=c,d.e@f:g/h_i-j', undefined],
  ['x'.repeat(1224), undefined],
  ['', 'empty'],
  ['a', 'too-short'],
  ['x'.repeat(1225), 'too-long'],
  ['a b', 'character'],
  ['{id}', 'character'],
  ['id\n', 'character'],
  ['*', 'character'],
  ['größe', 'character'],
])('%j: %s', (text, fault) => {
  expect(externalIdFault(text)).toBe(fault)
})

it('says where the unsuited character is', () => {
  expect(unsuitedCharacter('ab cd')).toBe(2)
  expect(unsuitedCharacter('abcd')).toBeUndefined()
})
