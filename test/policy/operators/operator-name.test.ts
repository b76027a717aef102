import { describe, expect, it } from 'vitest'
import {
  holdsWithoutKey,
  meantOperator,
  operatorNames,
  operatorText,
  operatorTexts,
  parseOperatorName,
} from '../../../src/policy/operators/operator-name.ts'

describe('parseOperatorName', () => {
  it.each([
    [
      'StringEquals',
      { operator: 'StringEquals', family: 'String', ifExists: false, negated: false, wildcards: false },
    ],
    ['StringLikeIfExists', { operator: 'StringLike', ifExists: true, wildcards: true }],
    ['ForAnyValue:StringNotLike', { operator: 'StringNotLike', qualifier: 'ForAnyValue', negated: true }],
    [
      'ForAllValues:ArnNotEqualsIfExists',
      { operator: 'ArnNotEquals', qualifier: 'ForAllValues', family: 'Arn', negated: true },
    ],
    ['NotIpAddress', { family: 'IpAddress', negated: true }],
    ['Null', { family: 'Null', ifExists: false }],
    ['stringequals', { operator: 'StringEquals' }],
    ['DateLessThanEquals', { family: 'Date' }],
  ])('%s', (name, expected) => {
    expect(parseOperatorName(name)).toMatchObject(expected)
  })

  it.each([
    '',
    'Equals',
    'StringEqual',
    'NullIfExists',
    'ForAllValue:StringEquals',
    'StringEqualsIfExist',
    'StringEquals ',
    'constructor',
  ])('knows no %j', name => {
    expect(parseOperatorName(name)).toBeUndefined()
  })

  it('knows every name of AWS, alone and with all that can be put around it', () => {
    for (const name of operatorNames) {
      expect(parseOperatorName(name)?.operator).toBe(name)
      expect(parseOperatorName(`ForAllValues:${name}`)?.qualifier).toBe('ForAllValues')
      if (name !== 'Null') expect(parseOperatorName(`${name}IfExists`)?.ifExists).toBe(true)
    }
  })
})

it('writes back every name it reads', () => {
  expect(operatorTexts).toHaveLength(3 * (2 * operatorNames.length - 1))
  expect(new Set(operatorTexts).size).toBe(operatorTexts.length)
  expect(operatorTexts).toContain('ForAllValues:DateGreaterThanEqualsIfExists')
  expect(operatorTexts).not.toContain('NullIfExists')
  for (const text of operatorTexts) {
    const operator = parseOperatorName(text)
    expect(operator && operatorText(operator)).toBe(text)
  }
})

describe('meantOperator', () => {
  it.each([
    ['StringEqual', 'StringEquals'],
    ['stringLike', 'StringLike'],
    ['StringNotLikeIfExist', 'StringNotLikeIfExists'],
    ['StringEqualsIfExits', 'StringEqualsIfExists'],
    ['ForAllValue:StringEquals', 'ForAllValues:StringEquals'],
    ['ForAnyValues:StringLike', 'ForAnyValue:StringLike'],
    ['ForAnyValue::StringLike', 'ForAnyValue:StringLike'],
    ['ArnNotEqual', 'ArnNotEquals'],
    ['NumberLessThan', 'NumericLessThan'],
    ['NumericLessThanOrEquals', 'NumericLessThanEquals'],
    ['DateGreaterThanOrEqualTo', 'DateGreaterThanEquals'],
    ['Boolean', 'Bool'],
    ['NotStringEquals', 'StringNotEquals'],
    ['IPAddress', 'IpAddress'],
    ['IpNotAddress', 'NotIpAddress'],
    ['StringStartsWith', 'StringLike'],
    ['NotNull', 'Null'],
    ['BoolEquals', 'Bool'],
    ['BooleanEquals', 'Bool'],
    ['BooleanIfExists', 'BoolIfExists'],
    ['Exists', 'Null'],
    ['IsNull', 'Null'],
    ['IpAddressEquals', 'IpAddress'],
    ['IpEquals', 'IpAddress'],
    ['IpAddressNotEquals', 'NotIpAddress'],
    ['IpNotEquals', 'NotIpAddress'],
    ['NotStringLike', 'StringNotLike'],
    ['NotArnEquals', 'ArnNotEquals'],
    ['NotArnLike', 'ArnNotLike'],
    ['StringContains', 'StringLike'],
    ['StringMatch', 'StringLike'],
    ['StringMatches', 'StringLike'],
    ['StringEqualsExists', 'StringEqualsIfExists'],
    ['StringEqualsIf_Exists', 'StringEqualsIfExists'],
    ['StringEqualsIf-Exist', 'StringEqualsIfExists'],
    ['NullIfExists', 'Null'],
    ['ForAnyValue:::StringLike', 'ForAnyValue:StringLike'],
    ['NumericLessThanOrEqual', 'NumericLessThanEquals'],
    ['NumLessThan', 'NumericLessThan'],
  ])('%s is %s', (name, meant) => {
    expect(meantOperator(name)).toBe(meant)
  })

  it.each(['StringLikeIgnoreCase', 'aws:SourceIp', 'x', 'Anything:StringEquals', ''])(
    'nothing for %j',
    name => {
      expect(meantOperator(name)).toBeUndefined()
    },
  )
})

describe('holdsWithoutKey', () => {
  it.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['Bool', false],
    ['BoolIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
    ['Null', undefined],
  ])('%s: %s', (name, expected) => {
    const operator = parseOperatorName(name)
    expect(operator && holdsWithoutKey(operator)).toBe(expected)
  })
})
