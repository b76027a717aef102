import { describe, expect, it } from 'vitest'
import { withoutAMatch, withoutTheKey } from '../../src/engine/consequence.ts'
import type { ConditionSubject } from '../../src/engine/subjects.ts'
import { parseOperatorName } from '../../src/policy/operators/operator-name.ts'

function condition(operatorText: string, effect: string | undefined, ...values: string[]): ConditionSubject {
  const raw = effect === undefined ? {} : { Effect: effect }
  const policy = { type: 'identity', typeSource: 'told', pointer: '', root: {}, textLength: 0 } as const
  return {
    statement: { policy, index: 0, pointer: '/Statement/0', raw },
    operatorText,
    operator: parseOperatorName(operatorText),
    key: 'aws:x',
    values: values.map(value => ({ value, pointer: '' })),
    isList: values.length > 1,
    pointer: '',
  }
}

describe('withoutTheKey', () => {
  it.each([
    ['StringEquals', 'Allow', 'v', 'so this statement never allows anything'],
    ['StringEquals', 'Deny', 'v', 'so this statement never denies anything'],
    ['StringNotEquals', 'Deny', 'v', 'so this statement denies as if the condition were not there'],
    ['StringEqualsIfExists', 'Allow', 'v', 'so this statement allows as if the condition were not there'],
    ['Null', 'Allow', 'false', 'so this statement never allows anything'],
    ['Null', 'Allow', 'true', 'so this statement allows as if the condition were not there'],
    ['StringEquals', undefined, 'v', 'so this condition is never true'],
    ['StringEqual', 'Allow', 'v', 'so this statement never allows anything'],
  ])('%s in %s: %s', (operator, effect, value, expected) => {
    expect(withoutTheKey(condition(operator, effect, value))).toBe(expected)
  })
})

describe('withoutAMatch', () => {
  it.each([
    ['StringEquals', ['v'], 'so this statement never allows anything'],
    ['StringNotEquals', ['v'], 'so this statement allows as if the condition were not there'],
    ['StringEquals', ['v', 'w'], 'so this value has no effect'],
    ['StringEqualsIfExists', ['v'], 'so this condition is true only of requests without the key'],
    ['ForAllValues:StringEquals', ['v'], 'so this condition is true only of requests without the key'],
  ])('%s of %j: %s', (operator, values, expected) => {
    expect(withoutAMatch(condition(operator, 'Allow', ...values))).toBe(expected)
  })
})
