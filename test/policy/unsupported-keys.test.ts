import { expect, it } from 'vitest'
import { isListed, keySupportOf } from '../../src/policy/unsupported-keys.ts'

it.each([
  ['aws:sourceip', true],
  ['aws:sourceipx', false],
  ['aws:sourcei', false],
  ['rds:db-tag/env', true],
  ['rdsx', false],
])('%s is listed: %s', (key, listed) => {
  expect(isListed(key, ['aws:sourceip', 'rds:*'])).toBe(listed)
})

it('has no list for most actions', () => {
  expect(keySupportOf('s3:getobject')).toBeUndefined()
})
