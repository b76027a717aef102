import { expect, it } from 'vitest'
import { locateJson } from '../../src/input/json-locator.ts'

const text = ' {\n  "a": { "b/c": ["x", "y"] },\n  "a2": "{\\"d\\": [1]}"\n}\n'

it.each([
  ['the whole, without the white space around it', { pointer: '' }, text.trim()],
  ['a value', { pointer: '/a/b~1c/1' }, '"y"'],
  ['a name', { pointer: '/a/b~1c', on: 'key' as const }, '"b/c"'],
  ['part of a string', { pointer: '/a/b~1c/0', part: { from: 0, to: 1 } }, 'x'],
  ['what is missing, at what should hold it', { pointer: '/a/missing/deep' }, '{'],
  ['inside a string', { pointer: '/a2/d/0' }, '1'],
])('finds %s', (_, place, expected) => {
  const { offset, length } = locateJson(text, ['/a2']).find(place)
  expect(text.slice(offset, offset + length)).toBe(expected)
})
