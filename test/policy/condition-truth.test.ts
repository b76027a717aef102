import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import { conditionTruth, isAlwaysTrue, isNeverTrue } from '../../src/policy/condition-truth.ts'

describe('conditionTruth', () => {
  it.each<[string, JsonObject, string]>([
    ['one value', { StringEquals: { 'sts:ExternalId': 'x' } }, 'sometimes'],
    ['two values at once', { StringEquals: { k: 'a' }, StringLike: { k: 'b*' } }, 'never'],
    ['a value and not', { StringEquals: { k: 'a' }, StringNotEquals: { k: 'a' } }, 'never'],
    ['a value and not others', { StringEquals: { k: ['a', 'b'] }, StringNotEquals: { k: 'a' } }, 'sometimes'],
    ['no values', { StringEquals: { k: [] } }, 'never'],
    ['all of no values', { StringNotEquals: { k: [] } }, 'always'],
    ['like everything, if there', { StringLikeIfExists: { k: '*' } }, 'always'],
    ['like everything', { StringLike: { k: '*' } }, 'sometimes'],
    ['like everything, for all values', { 'ForAllValues:StringLike': { k: '*' } }, 'always'],
    ['there and not there', { Null: { k: 'true' }, StringLike: { k: '*' } }, 'never'],
    ['there or not there', { Null: { k: ['true', 'false'] } }, 'always'],
    ['true or false', { Bool: { k: ['true', 'false'] } }, 'sometimes'],
    ['below and above', { NumericLessThan: { k: '5' }, NumericGreaterThan: { k: '5' } }, 'never'],
    ['between', { NumericLessThan: { k: '5' }, NumericGreaterThan: { k: '4.9' } }, 'sometimes'],
    ['no number', { NumericEquals: { k: 'many' } }, 'never'],
    [
      'before and after',
      { DateLessThan: { k: '2026-01-01' }, DateGreaterThan: { k: '2026-06-01' } },
      'never',
    ],
    ['after the end of time', { DateGreaterThan: { k: '99999999999999999' } }, 'sometimes'],
    ['inside and outside', { IpAddress: { k: '10.0.0.0/8' }, NotIpAddress: { k: '10.0.0.0/7' } }, 'never'],
    [
      'in a hole',
      { IpAddress: { k: '10.0.0.0/8' }, NotIpAddress: { k: ['10.0.0.0/9', '10.128.0.0/10'] } },
      'sometimes',
    ],
    ['an account for every role', { ArnLike: { k: 'arn:aws:iam::*:role/*' } }, 'sometimes'],
    ['no ARN', { ArnEquals: { k: 'app' } }, 'never'],
    [
      'an ARN with a wildcard as text',
      { StringEquals: { k: 'arn:aws:iam::111122223333:role/*' } },
      'sometimes',
    ],
    ['a key of the caller', { StringEquals: { 'aws:PrincipalType': 'User' } }, 'sometimes'],
    [
      'two keys, of which one excludes itself',
      { StringEquals: { a: 'x', b: 'y' }, StringNotEquals: { b: 'y' } },
      'never',
    ],
  ])('%s', (_, condition, expected) => {
    const { holds, fails } = conditionTruth(condition, true)
    const word =
      holds.answer === 'no' ? 'never' : fails.answer === 'no' ? 'always' : holds.answer + fails.answer
    expect(word).toBe(expected === 'sometimes' ? 'yesyes' : expected)
  })

  it('cannot tell of what AWS refuses, and of patterns that cross each other', () => {
    expect(isNeverTrue({ StringIs: { k: 'a' } })).toBe('unknown')
    expect(isNeverTrue({ StringEquals: { k: '${aws:username}', j: 'a' }, StringNotEquals: { j: 'a' } })).toBe(
      'unknown',
    )
    expect(isNeverTrue({ StringLike: { k: 'a*b?' }, StringNotLike: { k: ['a*', '*bc'] } })).toBe('unknown')
  })

  it('has no variables in older documents', () => {
    const condition = { StringEquals: { k: '${aws:username}' }, StringNotEquals: { k: '${aws:username}' } }
    expect(isNeverTrue(condition, false)).toBe('yes')
    expect(isAlwaysTrue(condition, false)).toBe('no')
  })
})
