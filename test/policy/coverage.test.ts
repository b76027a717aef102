import { describe, expect, it } from 'vitest'
import {
  coversOtherServices,
  whatDoesThisPatternCover,
  whatDoesThisResourceCover,
} from '../../src/policy/coverage.ts'

const A = '111122223333'

describe('whatDoesThisPatternCover', () => {
  // Breadth of partition, region, account, resource id, user.
  it.each([
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/app`, 'exact exact exact exact exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/*`, 'exact exact exact exact everything'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:*/app`, 'exact exact exact everything exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-*/app`, 'exact exact exact partial exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/app_?`, 'exact exact exact exact partial'],
    [`arn:aws:rds-db:eu-*:${A}:dbuser:db-ABC/app`, 'exact partial exact exact exact'],
    [`arn:aws:rds-db:*:${A}:dbuser:db-ABC/app`, 'exact everything exact exact exact'],
    [`arn:aws:rds-db:eu-west-1:*:dbuser:db-ABC/app`, 'exact exact everything exact exact'],
    [`arn:aws:rds-db:eu-west-1:1111*:dbuser:db-ABC/app`, 'exact exact partial exact exact'],
    ['arn:aws:rds-db:*:*:dbuser:*/*', 'exact everything everything everything everything'],
    ['arn:aws:rds-db:*:dbuser:*/*', 'exact everything everything everything everything'],
    ['arn:aws:rds-db:*', 'exact everything everything everything everything'],
    [`arn:*:rds-db:eu-west-1:${A}:dbuser:db-ABC/app`, 'everything exact exact exact exact'],
    ['*', 'everything everything everything everything everything'],
    [`arn:aws:rds-db:eu-west-1:${A}:*`, 'exact exact exact everything everything'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser*/app`, 'exact exact exact everything exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC*`, 'exact exact exact partial everything'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/\${aws:username}`, 'exact exact exact exact exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:*/\${aws:username}`, 'exact exact exact everything exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:\${aws:PrincipalTag/db}/*`, 'exact exact exact exact everything'],
    [`arn:aws:rds-db:eu-west-1:1111*/app`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser/db-ABC/app`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1::dbuser:db-ABC/app`, 'none none none none none'],
    [`arn:aws:rds:eu-west-1:${A}:db:main`, 'none none none none none'],
  ])('%s', (pattern, expected) => {
    const { partition, region, account, resourceId, user, witness } = whatDoesThisPatternCover(pattern)
    expect([partition, region, account, resourceId, user].join(' ')).toBe(expected)
    expect(witness === undefined).toBe(user === 'none')
  })
})

describe('whatDoesThisResourceCover', () => {
  const inventory = [
    { region: 'eu-west-1', account: A, resourceId: 'db-ABC', users: ['app', 'admin'] },
    { region: 'us-east-1', account: A, resourceId: 'cluster-XYZ', users: ['app'] },
  ]
  it('names the users of the databases that are known', () => {
    const covered = (pattern: string) =>
      whatDoesThisResourceCover(pattern, inventory).map(
        ({ database, user }) => `${database.resourceId}/${user}`,
      )
    expect(covered('arn:aws:rds-db:*:*:dbuser:*/*')).toEqual([
      'db-ABC/app',
      'db-ABC/admin',
      'cluster-XYZ/app',
    ])
    expect(covered(`arn:aws:rds-db:eu-west-1:${A}:dbuser:*/app`)).toEqual(['db-ABC/app'])
    expect(covered(`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-abc/app`)).toEqual([])
    expect(covered(`arn:aws:rds-db:eu-west-1:${A}:dbuser:*/\${aws:username}`)).toEqual([
      'db-ABC/app',
      'db-ABC/admin',
    ])
  })
})

describe('whatDoesThisPatternCover, where not everything counts', () => {
  const everyUser = `arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/*`
  it('finds nothing where nothing counts', () => {
    expect(whatDoesThisPatternCover(everyUser, () => false).user).toBe('none')
  })
  it('is as wide as what is left', () => {
    expect(whatDoesThisPatternCover(everyUser, arn => !arn.endsWith('/admin')).user).toBe('everything')
    expect(whatDoesThisPatternCover('*', arn => arn.includes(`:${A}:`), A).account).not.toBe('everything')
  })
  it('takes a variable as some text', () => {
    const { user, region } = whatDoesThisPatternCover(`arn:aws:rds-db:*:${A}:dbuser:db-ABC/\${aws:username}`)
    expect([region, user]).toEqual(['everything', 'exact'])
    expect(whatDoesThisPatternCover(`arn:aws:rds-db:*:${A}:dbuser:db-ABC/\${*}`).user).toBe('exact')
  })
  it('tells the kinds of databases that are covered as a whole', () => {
    const kinds = (id: string) =>
      whatDoesThisPatternCover(`arn:aws:rds-db:eu-west-1:${A}:dbuser:${id}/app`).kinds
    expect(kinds('*')).toEqual(['instance', 'cluster', 'proxy'])
    expect(kinds('cluster-*')).toEqual(['cluster'])
    expect(kinds('db-A*')).toEqual([])
  })
})

describe('coversOtherServices', () => {
  it.each([
    ['*', true],
    ['arn:aws:*', true],
    [`arn:aws:*:eu-west-1:${A}:*`, true],
    ['arn:aws:rds-db:*', false],
    ['arn:aws:rds*:*:*:*', false],
    ['arn:aws:s3:::*', false],
  ])('%s', (pattern, expected) => {
    expect(coversOtherServices(pattern)).toBe(expected)
  })
})
