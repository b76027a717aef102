import { expect, it } from 'vitest'
import { loadAwsKnowledge } from '../../../src/policy/aws/aws-knowledge.ts'
import { canCompare, canEqualText } from '../../../src/policy/aws/comparable-types.ts'
import type { OperatorFamily } from '../../../src/policy/operators/operator-name.ts'

const aws = await loadAwsKnowledge()

const pairs: readonly [OperatorFamily, string, boolean][] = [
  ['Bool', 'aws:MultiFactorAuthPresent', true],
  ['Bool', 'aws:MultiFactorAuthAge', false],
  ['Bool', 'aws:username', false],
  ['Bool', 'aws:PrincipalTag/admin', true],
  ['Numeric', 'aws:EpochTime', true],
  ['Numeric', 'aws:CurrentTime', false],
  ['Numeric', 'aws:PrincipalAccount', true],
  ['Date', 'aws:MultiFactorAuthAge', true],
  ['Date', 'aws:SourceIp', false],
  ['IpAddress', 'aws:VpcSourceIp', true],
  ['IpAddress', 'aws:SourceVpc', false],
  ['IpAddress', 'aws:PrincipalArn', false],
  ['Arn', 'aws:SourceArn', true],
  ['Arn', 'kms:EncryptionContext:aws:s3:arn', true],
  ['Arn', 'aws:SecureTransport', false],
  ['String', 'aws:SourceIp', true],
  ['Null', 'aws:SourceIp', true],
  ['Binary', 'aws:username', true],
]
it.each(pairs)('%s compares %s: %s', (family, key, expected) => {
  expect(canCompare(family, aws.conditionKey(key)!)).toBe(expected)
})

it.each([
  ['aws:SourceIp', '203.0.113.7', true],
  ['aws:SourceIp', '203.0.113.0/24', false],
  ['aws:CurrentTime', '2026-12-31T00:00:00Z', false],
  ['aws:TokenIssueTime', '2026-12-31T00:00:00Z', true],
  ['aws:PrincipalArn', 'arn:aws:iam::111122223333:role/app', true],
  ['aws:username', 'a/b', true],
])('%s can be the text %s: %s', (key, text, expected) => {
  expect(canEqualText(aws.conditionKey(key)!, text)).toBe(expected)
})
