import { expect, it } from 'vitest'
import { guessOf } from '../../src/policy/guessable-id.ts'

it.each([
  ['444455556666', 'account'],
  ['4444-5555-6666', 'account'],
  ['123456789012', 'number'],
  ['000000000000', 'number'],
  ['42', 'number'],
  ['987654', 'number'],
  ['7777777777', 'number'],
  ['12345', 'sample'],
  ['Example-External-Id', 'sample'],
  ['test', 'words'],
  ['MySharedSecret', 'words'],
  ['partner-2024', 'words'],
  ['prod_123456', 'words'],
  ['zeppelin', 'words'],
  ['zeppelin-prod', 'words'],
  ['zeppelinRole7', 'words'],
])('%s can be guessed: %s', (id, guess) => {
  expect(guessOf(id, ['zeppelin-role'])).toBe(guess)
})

it.each([
  '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b',
  'bb-7f3c',
  '83920174655021',
  'hJ4kd8Qpw2',
  'acme-444455556666-x9f2',
  'correct-horse-battery-staple',
  'zeppelin',
])('%s cannot', id => {
  expect(guessOf(id, [])).toBeUndefined()
})
