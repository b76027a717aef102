import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import type { PolicyType } from '../../src/model/policy.ts'
import { sameMeaning } from '../../src/policy/same-meaning.ts'

const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' }
const policy = (changes: object = {}, more: object = {}) =>
  ({ Version: '2012-10-17', Statement: [{ ...statement, ...changes }], ...more }) as unknown as JsonObject

describe('sameMeaning', () => {
  it.each<[string, JsonObject, JsonObject, PolicyType?]>([
    ['Sid and Id', policy({ Sid: '' }, { Id: 'x' }), policy()],
    [
      'order, lists, and the case of actions',
      policy({ Action: ['S3:putobject', 's3:GetObject'], Resource: ['*'] }),
      policy(),
    ],
    ['the version, without variables', policy({}, { Version: '2008-10-17' }), policy()],
    [
      'the order of a condition',
      policy({ Condition: { StringLike: { a: ['x', 'y'], b: 'z' } } }),
      policy({ Condition: { StringLike: { b: ['z'], a: ['y', 'x'] } } }),
    ],
  ])('sees past %s', (_, a, b, type = 'identity') => {
    expect(sameMeaning(a, b, type)).toBe(true)
  })

  it.each<[string, JsonObject, JsonObject, PolicyType?]>([
    ['an effect', policy({ Effect: 'Deny' }), policy()],
    ['an action', policy({ Action: 's3:GetObject' }), policy()],
    ['the case of a resource', policy({ Resource: 'a' }), policy({ Resource: 'A' })],
    ['a condition', policy({ Condition: {} }), policy()],
    [
      'the version, with a variable',
      policy({ Resource: '${aws:username}' }, { Version: '2008-10-17' }),
      policy({ Resource: '${aws:username}' }),
    ],
    ['a version that AWS refuses', policy({}, { Version: '2012-10-18' }), policy()],
    ['a version that AWS refuses for this type', policy({}, { Version: '2008-10-17' }), policy(), 'scp'],
    ['an unknown element', policy({ Actions: 'x' }), policy()],
  ])('does not see past %s', (_, a, b, type = 'identity') => {
    expect(sameMeaning(a, b, type)).toBe(false)
  })
})
