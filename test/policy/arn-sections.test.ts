import { expect, it } from 'vitest'
import { arnSectionsOf, literalSection } from '../../src/policy/arn-sections.ts'

it('reads ARNs of resources and of conditions', () => {
  const value = 'arn:aws:s3:::${a:b}:c'
  const sections = ['arn', 'aws', 's3', '', '', '${a:b}:c']
  expect(arnSectionsOf({ value, role: 'resource' })).toEqual(sections)
  expect(arnSectionsOf({ value, role: 'condition-value' })).toEqual(sections)
  expect(arnSectionsOf({ value, role: 'principal' })).toBeUndefined()
  expect(arnSectionsOf({ value: '*', role: 'resource' })).toBeUndefined()
})

it('takes a short text for an ARN only where ARNs have to stand', () => {
  expect(arnSectionsOf({ value: 'arn:aws', role: 'resource' })).toEqual(['arn', 'aws'])
  expect(arnSectionsOf({ value: 'arn:aws', role: 'condition-value' })).toBeUndefined()
})

it('knows sections that stand for themselves', () => {
  const sections = ['arn', 'aws', 'rds', 'eu-*', '${aws:PrincipalAccount}', 'db:x']
  expect([1, 2, 3, 4, 5].map(index => literalSection(sections, index))).toEqual([
    ...['aws', 'rds', undefined, undefined, 'db:x'],
  ])
  expect(literalSection(['arn', 'aws'], 1)).toBeUndefined()
  expect(literalSection(undefined, 1)).toBeUndefined()
})
