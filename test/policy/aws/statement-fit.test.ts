import { describe, expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { fitOfActions, readableForms } from '../../../src/policy/aws/statement-fit.ts'

const aws = await loadAwsKnowledge()

const fits = (Action: string | string[], Resource: string | string[]) =>
  fitOfActions({ Action, Resource }, aws).map(({ is }) => is)

describe('actions and resources', () => {
  it('fit by the shape of the ARN', () => {
    expect(fits('rds-db:connect', 'arn:aws:rds-db:*:*:dbuser:*/app')).toEqual(['fits'])
    expect(fits('rds-db:connect', 'arn:aws:rds:*:*:db:orders')).toEqual(['misses'])
    expect(fits(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::reports')).toEqual(['misses', 'fits'])
  })

  it('fit if one of several resources does', () => {
    expect(fits('sts:AssumeRole', ['arn:aws:s3:::x', 'arn:aws:iam::*:role/x'])).toEqual(['fits'])
  })

  it('fit if one action of a pattern does', () => {
    expect(fits('rds:*', 'arn:aws:rds:*:*:og:x')).toEqual(['fits'])
    expect(fits('rds:*', 'arn:aws:rds-db:*:*:dbuser:*')).toEqual(['misses'])
  })

  it('fit if a variable can become what is needed', () => {
    expect(fits('sts:AssumeRole', 'arn:aws:iam::*:${aws:PrincipalTag/x}')).toEqual(['fits'])
  })

  it('do not fit by a wildcard in the partition that would have to go further', () => {
    expect(fits('rds-db:connect', 'arn:*:rds:*:*:cluster:*')).toEqual(['misses'])
  })

  it('are not compared where all resources may be meant', () => {
    expect(fits('sts:AssumeRole', ['arn:*', 'arn:aws:s3:::x'])).toEqual([])
    expect(fits('rds-db:connect', ['*', 'arn:aws:s3:::x'])).toEqual([])
    expect(fitOfActions({ Action: 'rds-db:connect', NotResource: 'arn:aws:s3:::x' }, aws)).toEqual([])
  })

  it('cannot be compared without resources, or knowledge', () => {
    expect(fits('sts:GetCallerIdentity', 'arn:aws:iam::*:role/x')).toEqual(['unlimitable'])
    expect(fits(['*', 'foo:Bar', 'rds:Foo'], 'arn:aws:s3:::x')).toEqual(['unknown', 'unknown', 'unknown'])
    const unlisted = 'ssm:DeregisterManagedInstance'
    expect(fits([unlisted, 's3:GetObject'], 'arn:aws:s3:::x/*')).toEqual(['unknown', 'fits'])
    // Where nothing could be said, nothing is compared.
    expect(fits(unlisted, 'arn:aws:s3:::x')).toEqual([])
  })
})

it('writes what an action works on for people', () => {
  const [connect] = aws.service('rds-db')?.actionsMatching('connect') ?? []
  expect(readableForms(connect ? [connect, connect] : [])).toEqual([
    'arn:aws:rds-db:REGION:ACCOUNT:dbuser:DBI-RESOURCE-ID/DB-USER-NAME',
  ])
})
