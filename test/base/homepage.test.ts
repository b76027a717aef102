import { expect, it } from 'vitest'
import { rulePage } from '../../src/base/homepage.ts'

it('a rule has a page only when the project has', () => {
  expect(rulePage('invalid-json', '')).toBeUndefined()
  expect(rulePage('invalid-json', 'https://example.com')).toBe('https://example.com/rules/invalid-json')
})
