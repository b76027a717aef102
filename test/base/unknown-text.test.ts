import { describe, expect, test } from 'vitest'
import {
  holdsUnknown,
  isUnknown,
  nameUnknowns,
  starsForUnknowns,
  unknownText,
} from '../../src/base/unknown-text.ts'

const account = unknownText('AWS::AccountId', 'a.yaml')

describe('an unknown text', () => {
  test('equals itself, and nothing of another name or origin', () => {
    expect(unknownText('AWS::AccountId', 'a.yaml')).toBe(account)
    expect(unknownText('AWS::AccountId', 'b.yaml')).not.toBe(account)
    expect(unknownText('AWS::Region', 'a.yaml')).not.toBe(account)
  })

  test('is told from what is known beside it', () => {
    expect([account, `${account}${account}`, `${account}:root`, 'app', ''].map(isUnknown)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect([account, `x${account}`, 'app'].map(holdsUnknown)).toEqual([true, true, false])
  })

  test('divides no ARN and is no wildcard', () => {
    expect(`arn:aws:iam::${account}:role/app`.split(/[:/*?$]/)).toHaveLength(7)
  })

  test('is read as its name', () => {
    expect(nameUnknowns(`arn:aws:iam::${account}:role/${unknownText('Größe')}`)).toBe(
      'arn:aws:iam::${AWS::AccountId}:role/${Gr??e}',
    )
  })

  test('may be anything', () => {
    expect(starsForUnknowns(`arn:aws:iam::${account}:role/app`)).toBe('arn:aws:iam::*:role/app')
  })
})
