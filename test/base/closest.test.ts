import { describe, expect, it } from 'vitest'
import { closest } from '../../src/base/closest.ts'

describe('closest', () => {
  const candidates = ['include', 'exclude', 'failOn', 'Statement', 'rds-db:connect']
  it.each([
    ['includ', 'include'],
    ['inlcude', 'include'],
    ['INCLUDE', 'include'],
    ['Statment', 'Statement'],
    ['rds-db:conect', 'rds-db:connect'],
    ['nothing', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%s', (word, expected) => {
    expect(closest(word, candidates)).toBe(expected)
  })

  it('allows fewer slips in short words', () => {
    expect(closest('abc', ['abd'])).toBe('abd')
    expect(closest('ab', ['ac'])).toBeUndefined()
  })

  it('prefers the nearest, and the first of equals', () => {
    expect(closest('statement', ['statemen', 'statements', 'statement'])).toBe('statement')
    expect(closest('aaaaaa', ['aaaaab', 'aaaaac'])).toBe('aaaaab')
  })
})
