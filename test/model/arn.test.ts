import { describe, expect, it } from 'vitest'
import { isAccountId, parseArn } from '../../src/model/arn.ts'

describe('parseArn', () => {
  it('splits at the first five colons', () => {
    expect(parseArn('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app')).toEqual({
      partition: 'aws',
      service: 'rds-db',
      region: 'us-east-1',
      account: '444455556666',
      resource: 'dbuser:db-ABC/app',
    })
    expect(parseArn('arn:aws:s3:::bucket/key')).toMatchObject({
      region: '',
      account: '',
      resource: 'bucket/key',
    })
    expect(parseArn('arn:aws:iam::aws:')).toMatchObject({ account: 'aws', resource: '' })
  })

  it.each([
    '',
    '*',
    'arn',
    'arn:aws:s3',
    'arn:aws:s3::',
    'ARN:aws:s3:::b',
    ' arn:aws:s3:::b',
    'urn:aws:s3:::b',
  ])('gives up on %j', text => {
    expect(parseArn(text)).toBeUndefined()
  })
})

it('an account id has twelve digits', () => {
  expect(['123456789012', '12345678901', '1234567890123', '12345678901a'].map(isAccountId)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
