import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { countMembersInText, countMembersInValue } from '../../src/input/count-members.ts'

describe('counting members', () => {
  it.each([
    ['{}', 0],
    ['{"a": 1, "b": {"c": [{"d": 2}]}}', 4],
    ['{"a":1,"a":2}', 2],
    ['{"a"\t\r\n : 1}', 1],
    ['["a:b", "c"]', 0],
    [JSON.stringify({ policy: '{"Version": "2012-10-17"}' }), 1],
    [JSON.stringify({ 'a\\': 1, 'b"': 2 }), 2],
  ])('%s has %d', (text, members) => {
    expect(countMembersInText(text)).toBe(members)
  })

  // Strings without quotes and colons cannot be mistaken for the end of a name.
  const plain = fc.string({ unit: fc.constantFrom('a', ' ', '{', '[', ',', '日') })

  it('counts as many in the text as in the value, however it is indented', () => {
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: fc.constantFrom('a', ' ', '{', ',') })
    fc.assert(
      fc.property(value, plain, fc.constantFrom(undefined, 2, '\t'), (json, name, indent) => {
        const text = JSON.stringify({ [name]: json }, null, indent)
        expect(countMembersInText(text)).toBe(countMembersInValue(JSON.parse(text) as JsonValue))
      }),
    )
  })

  it('never counts fewer in the text than in the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify(value)
        expect(countMembersInText(text)).toBeGreaterThanOrEqual(
          countMembersInValue(JSON.parse(text) as JsonValue),
        )
      }),
    )
  })

  it('counts in values that nest a hundred thousand deep', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(countMembersInValue(JSON.parse(text) as JsonValue)).toBe(0)
  })
})
