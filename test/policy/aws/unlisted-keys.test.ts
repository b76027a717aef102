import { expect, it } from 'vitest'
import { isUnlistedKey } from '../../../src/policy/aws/unlisted-keys.ts'

it.each([
  ['iot:Connection.Thing.ThingName', true],
  ['iot:Connection.Thing.Attributes[team]', true],
  ['credentials-iot:ThingName', true],
  ['Transfer:UserName', true],
  ['transfer:HomeBucket', true],
  ['iot:Thing', false],
  ['aws:username', false],
])('%s: %s', (key, expected) => {
  expect(isUnlistedKey(key)).toBe(expected)
})
