import { expect, it } from 'vitest'
import { parseActionName } from '../../src/model/action-name.ts'

it.each([
  ['rds-db:connect', { prefix: 'rds-db', name: 'connect' }],
  ['s3:*', { prefix: 's3', name: '*' }],
  [':', { prefix: '', name: '' }],
])('%s has two halves', (text, halves) => {
  expect(parseActionName(text)).toEqual(halves)
})

it.each(['', '*', 'connect', 'a:b:c'])('%j has not', text => {
  expect(parseActionName(text)).toBeUndefined()
})
