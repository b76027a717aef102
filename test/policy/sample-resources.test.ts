import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coversArn } from '../../src/policy/coverage.ts'
import { sampleDatabaseUsers, sampleRoles } from '../../src/policy/sample-resources.ts'

const users = (tail: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:${tail}`
const home = { partition: 'aws', account: '444455556666' }

/** For each ARN, which of the patterns cover it. */
const classesOf = (arns: readonly string[], patterns: readonly string[]) =>
  new Set(arns.map(arn => patterns.filter(pattern => coversArn(pattern, arn)).join(' ')))

describe('sampleDatabaseUsers', () => {
  it('has one for each pattern, one for what two share, and one for what none covers', () => {
    const patterns = [users('db-A/*'), users('*/admin')]
    const { arns, complete } = sampleDatabaseUsers(patterns, home)
    expect(complete).toBe(true)
    expect(classesOf(arns, patterns)).toEqual(new Set([patterns[0], patterns[1], patterns.join(' '), '']))
  })

  it('stays in the account that is known', () => {
    const { arns } = sampleDatabaseUsers(['arn:aws:rds-db:*:*:dbuser:*/*'], home)
    for (const arn of arns) expect(arn).toMatch(/^arn:aws:rds-db:[a-z0-9-]+:444455556666:dbuser:[^/]+\/.+$/)
  })

  it('says when patterns cross each other in a way that it did not see through', () => {
    expect(sampleDatabaseUsers([users('db-A/a*'), users('db-A/*z')], home).complete).toBe(false)
  })

  it('finds the class of every database user, when it says so', () => {
    const part = fc.constantFrom('db-A', 'db-*', '*', 'cluster-B', 'prx-1')
    const name = fc.constantFrom('app', 'app_*', '*', 'admin', '?pp')
    const pattern = fc.tuple(part, name).map(([id, user]) => users(`${id}/${user}`))
    const target = fc.tuple(
      fc.constantFrom('db-A', 'db-B', 'cluster-B', 'prx-1', 'prx-2'),
      fc.constantFrom('app', 'app_x', 'opp', 'admin', 'q'),
    )
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), target, (patterns, [id, user]) => {
        const { arns, complete } = sampleDatabaseUsers(patterns, home)
        if (!complete) return
        const [wanted] = classesOf([users(`${id}/${user}`)], patterns)
        expect(classesOf(arns, patterns)).toContain(wanted)
      }),
    )
  })
})

describe('sampleRoles', () => {
  it('has roles only, inside and outside of the patterns', () => {
    const patterns = ['arn:aws:iam::444455556666:role/db-*', 'arn:aws:iam::*:role/reader']
    const { arns, complete } = sampleRoles(patterns)
    expect(complete).toBe(true)
    for (const arn of arns) expect(arn).toMatch(/^arn:aws[a-z-]*:iam::\d{12}:role\/[^:]+$/)
    expect(classesOf(arns, patterns)).toEqual(new Set([...patterns, '']))
  })
})
