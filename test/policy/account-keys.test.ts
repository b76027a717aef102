import { expect, it } from 'vitest'
import { isAccountKey } from '../../src/policy/account-keys.ts'

it('knows the keys whose value is an account, in any case', () => {
  expect(isAccountKey('aws:SourceAccount')).toBe(true)
  expect(isAccountKey('aws:PRINCIPALACCOUNT')).toBe(true)
  expect(isAccountKey('kms:CallerAccount')).toBe(true)
  expect(isAccountKey('aws:SourceArn')).toBe(false)
  expect(isAccountKey('aws:RequestTag/SourceAccount')).toBe(false)
})
