import { describe, expect, it } from 'vitest'
import { databaseUserFault, databaseUserOf } from '../../src/policy/rds-db-arn.ts'

const base = 'arn:aws:rds-db:eu-west-1:444455556666'
const right = `${base}:dbuser:db-ABC/app`

describe('a database user', () => {
  it('is read with the places of its parts', () => {
    const user = databaseUserOf(right)
    expect(user).toMatchObject({ resourceId: 'db-ABC', user: 'app' })
    expect(right.slice(user?.resourceIdAt.from, user?.resourceIdAt.to)).toBe('db-ABC')
    expect(right.slice(user?.userAt.from, user?.userAt.to)).toBe('app')
  })

  it('may have variables, colons and slashes in it', () => {
    expect(databaseUserOf(`${base}:dbuser:\${aws:PrincipalTag/db/id}/a:b/c`)).toMatchObject({
      resourceId: '${aws:PrincipalTag/db/id}',
      user: 'a:b/c',
    })
  })

  it('may be empty', () => {
    expect(databaseUserOf(`${base}:dbuser:db-ABC/`)?.user).toBe('')
  })

  it.each([
    '',
    '*',
    base,
    `${base}:dbuser:db-ABC`,
    `${base}:dbuser/db-ABC/app`,
    'arn:aws:rds:x:1:dbuser:a/b',
  ])('is not in %j', text => {
    expect(databaseUserOf(text)).toBeUndefined()
  })
})

describe('what was meant', () => {
  it.each([
    `${base}:dbuser/db-ABC/app`,
    `${base}:db-user:db-ABC/app`,
    `${base}:DBUsers:db-ABC/app`,
    `${base}:dbuser:db-ABC:app`,
    `${base}:dbuser:db:db-ABC/app`,
    `${base}:db-ABC/app`,
    `${base}:db:db-ABC/app`,
    'arn:aws:rds-db:444455556666:eu-west-1:dbuser:db-ABC/app',
    'arn:aws:rds:eu-west-1:444455556666:dbuser:db-ABC/app',
    'arn:aws:rds_db:eu-west-1:444455556666:db-user/db-ABC/app',
  ])('by %s is told by the text alone', text => {
    expect(databaseUserFault(text)?.instead).toBe(right)
  })

  it.each([
    `${base}:dbuser:db-ABC`,
    `${base}:dbuser:`,
    `${base}:db:orders`,
    `${base}:dbuser:arn:aws:rds:eu-west-1:444455556666:db:orders/app`,
    'arn:aws:rds-db:eu-west-1::dbuser:db-ABC/app',
    'arn:aws:rds-db:eu-west-1:dbuser:db-ABC/app',
  ])('by %s cannot be told', text => {
    expect(databaseUserFault(text)).toBeDefined()
    expect(databaseUserFault(text)?.instead).toBeUndefined()
  })

  it('is right itself when it is corrected', () => {
    expect(databaseUserFault(right)).toBeUndefined()
  })
})
