import { expect, it } from 'vitest'
import { groupedNumber } from '../../src/base/grouped-number.ts'

it.each([
  [0, '0'],
  [999, '999'],
  [2048, '2,048'],
  [10_240, '10,240'],
  [1_234_567, '1,234,567'],
])('writes %d as %s', (value, text) => {
  expect(groupedNumber(value)).toBe(text)
})
