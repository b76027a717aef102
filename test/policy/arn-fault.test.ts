import { describe, expect, it } from 'vitest'
import { arnFault } from '../../src/policy/arn-fault.ts'

describe('a resource', () => {
  it.each([
    '*',
    '**',
    'arn:aws:s3:::reports/*',
    'arn:*:rds:*:*:db:*',
    'arn:aws:iam::*:role/${aws:PrincipalTag/role}',
    'arn:aws:iam::444455556666:${aws:PrincipalTag/type}/x',
    'arn:aws:sts::*:self',
    'arn:aws:rds-db:*:*:dbuser:*/*',
    'arn:aws:made-up:::x',
  ])('%s is fine', text => {
    expect(arnFault(text)).toBeUndefined()
  })

  it.each([
    ['reports', 'no-arn'],
    ['', 'no-arn'],
    ['arn:aws', 'service'],
    ['arn:aws:*:x:y:z', 'service'],
    ['arn:aws:${aws:username}:x:y:z', 'service'],
    ['arn:nowhere:s3:::x', 'partition'],
    ['arn:${aws:username}:s3:::x', 'partition'],
    ['arn:aws:rds-db:x:1:dbuser/y', 'database-user'],
    ['arn:aws:iam::1:user', 'iam-path'],
    ['arn:aws:sqs:*:x', 'missing-section'],
  ])('%s has the fault %s', (text, is) => {
    expect(arnFault(text)?.is).toBe(is)
  })

  it.each([
    ['ARN:aws:s3:::x', 'arn:aws:s3:::x'],
    ['am:aws:s3:::x', 'arn:aws:s3:::x'],
    ['aws:s3:::x', 'arn:aws:s3:::x'],
    ['arn:aws:S3:::x', 'arn:aws:s3:::x'],
    ['arn:aws:s3::x/*', 'arn:aws:s3:::x/*'],
    ['arn:aws:s3:x', 'arn:aws:s3:::x'],
    ['arn:aws:iam:444455556666:role/x', 'arn:aws:iam::444455556666:role/x'],
    ['arn:aws:iam:*:444455556666:role/x', 'arn:aws:iam::444455556666:role/x'],
    ['arn:aws:sts::444455556666:role/a/x', 'arn:aws:iam::444455556666:role/a/x'],
    ['arn:aws-cn:sts::444455556666:assumed-role/x/y', 'arn:aws-cn:iam::444455556666:role/x'],
  ])('%s should be %s', (text, instead) => {
    expect(arnFault(text)).toMatchObject({ instead })
  })

  it.each([
    ['arn:aws:sqs', 'arn:aws:sqs:*:*:*'],
    ['arn:aws:rds-db:eu-west-1:444455556666', 'arn:aws:rds-db:eu-west-1:444455556666:*'],
    ['arn:aws:codecommit:*', 'arn:aws:codecommit:*:*:*'],
  ])('%s is completed to %s', (text, complete) => {
    expect(arnFault(text)).toEqual({ is: 'incomplete', complete })
  })
})
