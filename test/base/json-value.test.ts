import { describe, expect, it } from 'vitest'
import { type JsonObject, jsonTypeOf, memberOf } from '../../src/base/json-value.ts'

describe('memberOf', () => {
  const object = JSON.parse('{"a": 1, "__proto__": {"b": 2}, "constructor": null}') as JsonObject
  it.each([
    ['a', 1],
    ['b', undefined],
    ['__proto__', { b: 2 }],
    ['constructor', null],
    ['toString', undefined],
    ['hasOwnProperty', undefined],
  ])('%s', (name, value) => {
    expect(memberOf(object, name)).toEqual(value)
  })

  it('finds nothing inherited in an empty object', () => {
    const inherited = [...Object.getOwnPropertyNames(Object.prototype)]
    expect(inherited.filter(name => memberOf({}, name) !== undefined)).toEqual([])
  })
})

describe('jsonTypeOf', () => {
  it.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    ['', 'string'],
    [0, 'number'],
    [true, 'boolean'],
  ])('%j is %s', (value, type) => {
    expect(jsonTypeOf(value)).toBe(type)
  })
})
