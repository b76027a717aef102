import { describe, expect, it } from 'vitest'
import { whatRolesDoesThisPatternCover } from '../../src/policy/role-coverage.ts'

const A = '111122223333'

describe('whatRolesDoesThisPatternCover', () => {
  // Breadth of account and role.
  it.each([
    [`arn:aws:iam::${A}:role/db`, 'exact exact'],
    [`arn:aws:iam::${A}:role/tools/db`, 'exact exact'],
    [`arn:aws-cn:iam::${A}:role/db`, 'exact exact'],
    [`arn:aws:iam::${A}:role/db-*`, 'exact partial'],
    [`arn:aws:iam::${A}:role/*`, 'exact everything'],
    [`arn:aws:iam::${A}:*`, 'exact everything'],
    ['arn:aws:iam::*:role/db', 'everything exact'],
    ['arn:aws:iam::*:role/db-*', 'everything partial'],
    ['arn:aws:iam::*:role/*', 'everything everything'],
    ['*', 'everything everything'],
    [`arn:aws:iam::${A}:user/jane`, 'none none'],
    [`arn:aws:sts::${A}:assumed-role/db/session`, 'none none'],
    ['arn:aws:iam::ACCOUNT_ID:role/*', 'none none'],
    ['arn:aws:s3:::reports', 'none none'],
  ])('%s', (pattern, expected) => {
    const { account, role, witness } = whatRolesDoesThisPatternCover(pattern)
    expect(`${account} ${role}`).toBe(expected)
    expect(witness === undefined).toBe(role === 'none')
  })

  it('leaves out what does not count', () => {
    expect(whatRolesDoesThisPatternCover('*', () => false).role).toBe('none')
    const own = whatRolesDoesThisPatternCover('*', arn => arn.includes(':999999999999:'))
    expect([own.account, own.role]).toEqual(['partial', 'everything'])
  })
})
