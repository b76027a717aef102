import { describe, expect, it } from 'vitest'
import { arnDifference } from '../../src/policy/role-arn-difference.ts'

const meant = 'arn:aws:iam::444455556666:role/team/db'

describe('arnDifference', () => {
  it.each([
    ['arn:aws:iam::444455556666:role/team/db', undefined],
    ['arn:aws:iam::777788889999:role/team/db', 'account'],
    ['arn:aws-cn:iam::444455556666:role/team/db', 'partition'],
    ['arn:aws:iam::444455556666:role/db', 'path'],
    ['arn:aws:iam::444455556666:role/other/db', 'path'],
    ['arn:aws:iam::444455556666:role/Team/DB', 'case'],
    ['arn:aws:iam::444455556666:role/team/db2', 'name'],
    ['arn:aws:iam::444455556666:user/team/db', 'name'],
    ['arn:aws:iam::777788889999:role/db', 'name'],
    ['arn:aws:sts::444455556666:assumed-role/db/session', 'name'],
    ['db', 'name'],
  ])('%s: %s', (written, difference) => {
    expect(arnDifference(written, meant)).toBe(difference)
  })
})
