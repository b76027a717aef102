import { describe, expect, it } from 'vitest'
import { statementsOf } from '../../src/model/policy.ts'
import { canHold } from '../../src/policy/can-hold.ts'
import { conditionsOnKey } from '../../src/policy/condition-holds.ts'

const key = 'aws:SourceVpce'

function on(condition: object, pointer?: string) {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  const [only] = statementsOf({
    type: 'identity',
    typeSource: 'told',
    pointer: '',
    root: { Version: '2012-10-17', Statement: [statement as never] },
    textLength: 0,
  })
  return conditionsOnKey(only as NonNullable<typeof only>, key, pointer)
}

describe('conditionsOnKey', () => {
  it.each([
    [{ StringEquals: { [key]: 'a' } }, 'yes', 'no', 'no'],
    [{ StringNotEquals: { [key]: 'a' } }, 'no', 'yes', 'yes'],
    [{ StringEqualsIfExists: { 'AWS:sourcevpce': 'a' } }, 'yes', 'no', 'yes'],
    [{ 'ForAllValues:StringEquals': { [key]: 'a' } }, 'yes', 'no', 'yes'],
    [{ Null: { [key]: 'false' } }, 'yes', 'yes', 'no'],
    [{ StringLike: { [key]: '*' }, StringNotEquals: { [key]: 'b' } }, 'yes', 'no', 'no'],
    [{ StringEquals: { [key]: '${aws:username}' } }, 'unknown', 'unknown', 'no'],
    [{ StringEquals: { [key]: ['a', '${aws:username}'] } }, 'unknown', 'unknown', 'no'],
    [{ StringEquals: { 'aws:SourceVpc': 'a' } }, 'yes', 'yes', 'yes'],
    // AWS refuses it, and so it asks for nothing.
    [{ StringIs: { [key]: 'a' } }, 'yes', 'yes', 'yes'],
  ])('%j: a %s, b %s, missing %s', (condition, a, b, missing) => {
    const { hold } = on(condition)
    expect([hold('a'), hold('b'), hold(undefined)]).toEqual([a, b, missing])
  })

  it('points at the conditions', () => {
    expect(on({ StringLike: { [key]: '*' } }).conditions.map(({ pointer }) => pointer)).toEqual([
      '/Statement/0/Condition/StringLike/aws:SourceVpce',
    ])
  })

  it('can be about one of them', () => {
    const both = { StringLike: { [key]: '*' }, StringNotEquals: { [key]: 'b' } }
    const { conditions, hold } = on(both, `/Statement/0/Condition/StringLike/${key}`)
    expect(conditions.map(({ operatorWritten }) => operatorWritten)).toEqual(['StringLike'])
    expect(hold('b')).toBe('yes')
  })
})

describe('canHold', () => {
  it.each([
    [{ StringEquals: { [key]: 'a' } }, 'yes'],
    [{ StringEquals: { [key]: 'a' }, StringLike: { [key]: 'b*' } }, 'no'],
    [{ StringEquals: { [key]: 'a' }, StringLike: { [key]: ['b*', '*c'] } }, 'no'],
    [{ StringNotEquals: { [key]: 'ab' }, StringLike: { [key]: ['a*', '*b'] } }, 'yes'],
    [{ StringLike: { [key]: 'a*' }, StringNotLike: { [key]: '*' } }, 'no'],
    [{ StringLike: { [key]: 'a*' }, StringNotLike: { [key]: ['a?*', 'a'] } }, 'no'],
    [{ StringLike: { [key]: 'a*b?' }, StringNotLike: { [key]: ['a*', '*bc'] } }, 'unknown'],
    [{ StringLike: { [key]: 'a' }, StringNotLike: { [key]: ['a*', '*a'] } }, 'no'],
    // With its wildcard as text, which the pattern is not.
    [{ StringEquals: { [key]: 'a*' }, StringLike: { [key]: 'b*' } }, 'no'],
    [{ StringEquals: { [key]: '${aws:username}' }, StringLike: { [key]: 'b*' } }, 'unknown'],
    [{ StringEqualsIgnoreCase: { [key]: 'Ab' }, StringLike: { [key]: '*B' } }, 'unknown'],
    [{ StringEqualsIgnoreCase: { [key]: 'ab' }, StringNotEquals: { [key]: ['ab', 'AB'] } }, 'unknown'],
    [{ StringEqualsIgnoreCase: { [key]: 'a' }, StringLike: { [key]: 'b*' } }, 'no'],
    [{ StringEqualsIgnoreCase: { [key]: 'a' }, StringNotLike: { [key]: '*' } }, 'no'],
    [{ NumericLessThan: { [key]: '5' }, NumericGreaterThan: { [key]: '4' } }, 'yes'],
    [{ NumericLessThan: { [key]: '4' }, NumericGreaterThan: { [key]: '5' } }, 'no'],
    // A number is written in more than one way.
    [{ NumericEquals: { [key]: '5' }, StringLike: { [key]: '*.0' } }, 'unknown'],
    [{ NumericEquals: { [key]: '5' }, StringEquals: { [key]: 'five' } }, 'no'],
    [{ IpAddress: { [key]: '10.0.0.0/8' }, NotIpAddress: { [key]: '10.0.0.0/7' } }, 'no'],
    [{ IpAddress: { [key]: '10.0.0.0/8' }, NotIpAddress: { [key]: '10.0.0.0/9' } }, 'yes'],
    [{ Bool: { [key]: 'true' }, BoolIfExists: { [key]: 'false' } }, 'no'],
    [{ Null: { [key]: 'true' }, Bool: { [key]: 'true' } }, 'no'],
    [{ Null: { [key]: 'true' }, StringLike: { [key]: ['a*', '*b'] } }, 'no'],
    [{ Null: { [key]: 'FALSE' }, 'ForAllValues:StringNotLike': { [key]: ['a*b', '*c', '*'] } }, 'unknown'],
    [{ Null: { [key]: ['true', 'false'] }, BoolIfExists: { [key]: 'true' } }, 'yes'],
    [{ ArnLike: { [key]: 'arn:aws:iam::*:role/a' }, StringLike: { [key]: '*/b' } }, 'no'],
    [{ ArnLike: { [key]: 'arn:aws:iam::*:role/a*' }, StringLike: { [key]: 'x*b' } }, 'no'],
    [{ ArnLike: { [key]: 'arn:aws:iam::*:role/a*' }, StringLike: { [key]: ['x*b', '*/b-?'] } }, 'unknown'],
    [{ StringLike: { [key]: ['x*b', '*/b-?'] }, ArnLike: { [key]: 'arn:aws:iam::*:role/a*' } }, 'unknown'],
    [{ StringLike: { [key]: ['a*b?', 'q'] }, StringNotLike: { [key]: ['a*', '*bc', 'q'] } }, 'unknown'],
    [
      {
        Null: { [key]: ['true', 'false'] },
        StringLike: { [key]: 'a*b?' },
        StringNotLike: { [key]: ['a*', '*bc'] },
      },
      'unknown',
    ],
    [{ ArnLikeIfExists: { [key]: 'arn:aws:iam::*:role/a*' }, StringLikeIfExists: { [key]: 'x*' } }, 'yes'],
    [{ ArnLike: { [key]: 'arn:aws:iam::*:role/a*' }, StringNotLike: { [key]: '*a*' } }, 'unknown'],
    [{ ArnLike: { [key]: 'arn:aws:s3:::b' }, StringNotEquals: { [key]: 'arn:aws:s3:::b' } }, 'no'],
    [{ 'ForAnyValue:StringEquals': { [key]: 'a' }, 'ForAnyValue:StringLike': { [key]: 'b*' } }, 'yes'],
    [{ 'ForAllValues:StringEquals': { [key]: 'a' }, 'ForAnyValue:StringNotEquals': { [key]: 'a' } }, 'no'],
    // Too many values for every set of them.
    [{ 'ForAllValues:StringEquals': { [key]: 'a' }, 'ForAnyValue:StringEquals': { [key]: 'b' } }, 'unknown'],
  ])('%j: %s', (condition, answer) => {
    expect(canHold(on(condition))).toBe(answer)
  })
})
