import { describe, expect, it } from 'vitest'
import { statementsOf } from '../../src/model/policy.ts'
import { canHold } from '../../src/policy/can-hold.ts'
import { conditionsOnKey } from '../../src/policy/condition-holds.ts'

const key = 'aws:SourceVpce'

function on(condition: object) {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  const [only] = statementsOf({
    type: 'identity',
    typeSource: 'told',
    pointer: '',
    root: { Version: '2012-10-17', Statement: [statement as never] },
    textLength: 0,
  })
  return conditionsOnKey(only as NonNullable<typeof only>, key)
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
    [{ StringEquals: { 'aws:SourceVpc': 'a' } }, 'yes', 'yes', 'yes'],
  ])('%j: a %s, b %s, missing %s', (condition, a, b, missing) => {
    const { hold } = on(condition)
    expect([hold('a'), hold('b'), hold(undefined)]).toEqual([a, b, missing])
  })

  it('points at the conditions', () => {
    expect(on({ StringLike: { [key]: '*' } }).conditions.map(({ pointer }) => pointer)).toEqual([
      '/Statement/0/Condition/StringLike/aws:SourceVpce',
    ])
  })
})

describe('canHold', () => {
  it.each([
    [{ StringEquals: { [key]: 'a' } }, 'yes'],
    [{ StringEquals: { [key]: 'a' }, StringLike: { [key]: 'b*' } }, 'no'],
    [{ StringLike: { [key]: 'a*' }, StringNotLike: { [key]: '*' } }, 'unknown'],
    [{ StringEquals: { [key]: '${aws:username}' }, StringLike: { [key]: 'b*' } }, 'unknown'],
    [{ NumericLessThan: { [key]: '5' }, NumericGreaterThan: { [key]: '4' } }, 'yes'],
    [{ NumericLessThan: { [key]: '4' }, NumericGreaterThan: { [key]: '5' } }, 'no'],
  ])('%j: %s', (condition, answer) => {
    expect(canHold(on(condition))).toBe(answer)
  })
})
