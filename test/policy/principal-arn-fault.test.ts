import { expect, it } from 'vitest'
import { parseArn } from '../../src/model/arn.ts'
import {
  arnFault,
  digitsFault,
  providerArnFault,
  shortArnFault,
  unknownPartition,
} from '../../src/policy/principal-arn-fault.ts'

const arn = { partition: 'aws', service: 'iam', region: '', account: '111122223333', resource: 'role/app' }

it('names the first section that is wrong', () => {
  expect(arnFault({ ...arn, partition: 'asw', service: 's3' }).says).toContain('partition')
  expect(arnFault({ ...arn, service: 's3', account: '1' }).says).toContain('resource of s3')
  expect(arnFault({ ...arn, account: '1', resource: 'group/x' }).says).toContain('1 digit,')
  expect(arnFault({ ...arn, resource: 'group/x' }).says).toContain('"group"')
})

it('knows the forms of providers', () => {
  expect(providerArnFault({ ...arn, resource: 'oidc-provider/https://example.com' }).better).toBe(
    'arn:aws:iam::111122223333:oidc-provider/example.com',
  )
  expect(providerArnFault({ ...arn, account: '' }).says).toContain('no account')
})

it('puts the forgotten colon back', () => {
  expect(shortArnFault('arn:aws:iam:111122223333:role/app').better).toBe('arn:aws:iam::111122223333:role/app')
  expect(shortArnFault('arn:aws:iam').better).toBeUndefined()
})

it('guesses a partition only when it is near', () => {
  const odd = parseArn('arn:aws-nc:iam::111122223333:role/app')
  expect(odd && unknownPartition(odd).better).toBe('arn:aws-cn:iam::111122223333:role/app')
  expect(unknownPartition({ ...arn, partition: 'azure' }).better).toBeUndefined()
})

it('counts digits', () => {
  expect(digitsFault('1')).toBe('has 1 digit, and account ids have 12')
  expect(digitsFault('11122223333')).toContain('leading zero')
})
