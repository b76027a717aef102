import { describe, expect, it } from 'vitest'
import {
  coversArn,
  coversOtherServices,
  unnamedDatabaseUser,
  whatDoesThisPatternCover,
  whatDoesThisResourceCover,
} from '../../src/policy/coverage.ts'

const A = '111122223333'
const zeros = (count: number) => '0'.repeat(count)

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
    [`arn:aws:s3:eu-west-1:${A}:dbuser:db-ABC/app`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1:${A}:user:db-ABC/app`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:/app`, 'none none none none none'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/`, 'none none none none none'],
    [`arn:aws:rds-db:eu/west:${A}:dbuser:db-ABC/app`, 'none none none none none'],
    [`arn:aws/cn:rds-db:eu-west-1:${A}:dbuser:db-ABC/app`, 'none none none none none'],
    [`arn:aws:rds-db:*:${A}:dbuser:db-ABC/xapp`, 'exact everything exact exact exact'],
    [`arn:aws:rds-db:*:${A}:dbuser:db-ABC/yapp`, 'exact everything exact exact exact'],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-ABC/zq_decoy_?`, 'exact exact exact exact partial'],
  ])('%s', (pattern, expected) => {
    const { partition, region, account, resourceId, user, witness } = whatDoesThisPatternCover(pattern)
    expect([partition, region, account, resourceId, user].join(' ')).toBe(expected)
    expect(witness === undefined).toBe(user === 'none')
  })
})

describe('the witness', () => {
  it.each([
    ['*', `arn:aws:rds-db:eu-west-1:${zeros(11)}1:dbuser:db-QJ7ZK2XWVN/zq_decoy_1`],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-A*/app`, `arn:aws:rds-db:eu-west-1:${A}:dbuser:db-Ax/app`],
    [`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-A?/a?p*`, `arn:aws:rds-db:eu-west-1:${A}:dbuser:db-Ax/axpx`],
    [`arn:aws:rds-db:eu-*-9:${A}:dbuser:db-A/app`, `arn:aws:rds-db:eu-x-9:${A}:dbuser:db-A/app`],
    [`arn:aws-?:rds-db:eu-west-1:${A}:dbuser:db-A/app`, `arn:aws-x:rds-db:eu-west-1:${A}:dbuser:db-A/app`],
    [
      'arn:aws:rds-db:eu-west-1:1111*:dbuser:db-A/app',
      `arn:aws:rds-db:eu-west-1:1111${zeros(8)}:dbuser:db-A/app`,
    ],
    [
      'arn:aws:rds-db:eu-west-1:1111????2222:dbuser:db-A/app',
      `arn:aws:rds-db:eu-west-1:1111${zeros(4)}2222:dbuser:db-A/app`,
    ],
    [
      'arn:aws:rds-db:eu-west-1:11*22*33:dbuser:db-A/app',
      `arn:aws:rds-db:eu-west-1:11${zeros(6)}2233:dbuser:db-A/app`,
    ],
    ['arn:aws:rds-db:eu-west-1:1111222233334*:dbuser:db-A/app', undefined],
  ])('of %s', (pattern, witness) => {
    expect(whatDoesThisPatternCover(pattern).witness).toBe(witness)
  })

  it('is of the account that counts', () => {
    const ofA = (arn: string) => arn.includes(`:${A}:`)
    expect(whatDoesThisPatternCover('*', ofA).user).toBe('none')
    expect(whatDoesThisPatternCover('*', ofA, A).witness).toContain(`:${A}:`)
    expect(whatDoesThisPatternCover('*', ofA, A).account).toBe('exact')
  })
})

describe('a part of which only what the wildcards leave empty counts', () => {
  const at = (id: string) => `arn:aws:rds-db:eu-west-1:${A}:dbuser:${id}`
  it.each([
    ['db-ABC/app*', 'db-ABC/app'],
    ['db-ABC/*a?p*', 'db-ABC/axp'],
    ['db-A*/app', 'db-A/app'],
    ['*db-?*/app', 'db-x/app'],
  ])('%s is covered where only %s counts', (pattern, only) => {
    const covered = whatDoesThisPatternCover(at(pattern), arn => arn === at(only))
    expect(covered).toMatchObject({ resourceId: 'exact', user: 'exact', kinds: [], witness: at(only) })
  })
})

describe('what does not count', () => {
  const breadths = (leftOut: string) => {
    const covered = whatDoesThisPatternCover('*', arn => !arn.includes(leftOut))
    const { partition, region, account, resourceId, user, kinds } = covered
    return [partition, region, account, resourceId, user, kinds.join(' ')].join(', ')
  }
  const wide = (part: string) => {
    const all = ['partition', 'region', 'account', 'resourceId', 'user']
    return all.map(one => (one === part ? 'partial' : 'everything')).join(', ')
  }
  it.each([
    ['arn:aws-cn:', `${wide('partition')}, instance cluster proxy`],
    [':us-gov-east-1:', `${wide('region')}, instance cluster proxy`],
    ['/Xw.Decoy-2', `${wide('user')}, instance cluster proxy`],
    ['cluster-HM4P9BTYLS', `${wide('resourceId')}, instance proxy`],
    ['cluster-QJ7ZK2XWVN', `${wide('')}, instance proxy`],
    ['db-QJ7ZK2XWVN', `${wide('resourceId')}, cluster proxy`],
    ['db-HM4P9BTYLS', `${wide('')}, cluster proxy`],
    ['prx-0a5d7c31e9', `${wide('')}, instance cluster`],
    ['prx-0f82b64c1d', `${wide('')}, instance cluster`],
  ])('%s: the rest is told', (leftOut, expected) => {
    expect(breadths(leftOut)).toBe(expected)
  })

  it('may be one of two accounts that no policy would name', () => {
    for (const decoy of [`${zeros(11)}1`, '999999999999']) {
      expect(whatDoesThisPatternCover('*', arn => !arn.includes(decoy)).account).toBe('partial')
    }
  })
})

describe('unnamedDatabaseUser', () => {
  it('is of the account that is asked about', () => {
    const home = { partition: 'aws', region: 'eu-west-1', account: A }
    expect(unnamedDatabaseUser(home)).toBe(`arn:aws:rds-db:eu-west-1:${A}:dbuser:db-QJ7ZK2XWVN/zq_decoy_1`)
  })
})

describe('coversArn', () => {
  it('matches as a Resource does', () => {
    expect(coversArn('arn:aws:rds-db:*:db-A/app', 'arn:aws:rds-db:eu-west-1:1:dbuser:db-A/app')).toBe(true)
    expect(coversArn('arn:aws:rds-db:eu?west:1:x', 'arn:aws:rds-db:eu:west:1:x')).toBe(false)
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
    ['arn:aws:ec2:*', false],
    ['arn:aws:kms:*', false],
    ['arn:*:*:*:*:*', true],
    ['arn:aws-cn:*', true],
    ['arn:aws:*:us-east-1:444455556666:*', true],
    ['arn:aws:*:us-*:444455556666:*', false],
    ['arn:aws:*:e*:*:*', true],
  ])('%s', (pattern, expected) => {
    expect(coversOtherServices(pattern)).toBe(expected)
  })
})
