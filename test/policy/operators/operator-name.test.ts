import { describe, expect, it } from 'vitest'
import { operatorNames, parseOperatorName } from '../../../src/policy/operators/operator-name.ts'

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
