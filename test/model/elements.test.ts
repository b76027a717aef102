import { expect, it } from 'vitest'
import { hasOrMeans, isElement, meantElement } from '../../src/model/elements.ts'

it.each([
  ['effect', 'statement', 'Effect'],
  ['SID', 'statement', 'Sid'],
  ['not_action', 'statement', 'NotAction'],
  ['not-resources', 'statement', 'NotResource'],
  ['Actions', 'statement', 'Action'],
  ['Resourse', 'statement', 'Resource'],
  ['Principle', 'statement', 'Principal'],
  ['Condtion', 'statement', 'Condition'],
  ['Statements', 'policy', 'Statement'],
  ['version', 'policy', 'Version'],
] as const)('takes %s of a %s for %s', (name, holder, element) => {
  expect(meantElement(name, holder)).toBe(element)
})

it.each([
  ['Comment', 'policy'],
  ['Effect', 'policy'],
  ['Description', 'statement'],
  ['Version', 'statement'],
  ['', 'statement'],
] as const)('takes %j of a %s for nothing', (name, holder) => {
  expect(meantElement(name, holder)).toBeUndefined()
})

it('knows elements by their very names, where they belong', () => {
  expect(isElement('Effect', 'statement')).toBe(true)
  expect(isElement('effect', 'statement')).toBe(false)
  expect(isElement('Effect', 'policy')).toBe(false)
  expect(isElement('constructor', 'statement')).toBe(false)
})

it('finds an element under its name or a misspelt one, and nowhere else', () => {
  expect(hasOrMeans({ Action: 's3:*' }, 'Action', 'statement')).toBe(true)
  expect(hasOrMeans({ actions: 's3:*' }, 'Action', 'statement')).toBe(true)
  expect(hasOrMeans({ NotAction: 's3:*' }, 'Action', 'statement')).toBe(false)
  expect(hasOrMeans({ Comment: 'x' }, 'Action', 'statement')).toBe(false)
})
