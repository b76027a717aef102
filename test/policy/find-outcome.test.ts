import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { findOutcome } from '../../src/policy/find-request.ts'
import type { Request } from '../../src/policy/request.ts'

// Somebody of whom nothing follows, so that every key can have every value.
const anyone: Request = { principal: '0'.repeat(64), action: 'example:Ask', resource: '*' }

/** Whether there is a request for which the condition holds, and one for which it does not. */
function askBoth(condition: JsonObject, variables = true): readonly [holds: string, fails: string] {
  const policies = compilePolicies({
    resource: {
      ...(variables && { Version: '2012-10-17' }),
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Condition: condition },
    },
  })
  const ask = (isWanted: (outcome: string) => boolean) =>
    findOutcome(anyone, policies, { anyPrincipal: true, isWanted }).answer
  return [ask(outcome => outcome === 'allowed'), ask(outcome => outcome !== 'allowed')]
}

describe('a condition holds for some request, and fails for some', () => {
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
    ['not a key of the caller', { StringNotEquals: { 'aws:PrincipalType': 'User' } }, 'sometimes'],
    [
      'two keys, of which one excludes itself',
      { StringEquals: { a: 'x', b: 'y' }, StringNotEquals: { b: 'y' } },
      'never',
    ],
  ])('%s', (_, condition, expected) => {
    const [holds, fails] = askBoth(condition)
    const word = holds === 'no' ? 'never' : fails === 'no' ? 'always' : holds + fails
    expect(word).toBe(expected === 'sometimes' ? 'yesyes' : expected)
  })

  it('cannot tell of variables, and of patterns that cross each other', () => {
    const variable = { StringEquals: { k: '${aws:username}', j: 'a' }, StringNotEquals: { j: 'a' } }
    expect(askBoth(variable)[0]).toBe('unknown')
    const crossing = { StringLike: { k: 'a*b?' }, StringNotLike: { k: ['a*', '*bc'] } }
    expect(askBoth(crossing)[0]).toBe('unknown')
  })

  it('cannot tell of texts that are wanted in some cases only', () => {
    const mixed = { StringEqualsIgnoreCase: { k: 'ab' }, StringNotEquals: { k: ['ab', 'AB'] } }
    expect(askBoth(mixed)[0]).toBe('unknown')
  })

  it('has no variables in older documents', () => {
    const condition = { StringEquals: { k: '${aws:username}' }, StringNotEquals: { k: '${aws:username}' } }
    expect(askBoth(condition, false)).toEqual(['no', 'yes'])
  })
})
