import { describe, expect, it } from 'vitest'
import type { OperatorFamily } from '../../src/policy/operators/operator-name.ts'
import { isReadable, readMoment } from '../../src/policy/value-formats.ts'

describe('isReadable', () => {
  const readable: readonly [OperatorFamily, string][] = [
    ['String', 'anything'],
    ['Numeric', '10'],
    ['Numeric', '-1.5'],
    ['Bool', 'true'],
    ['Bool', 'False'],
    ['Bool', '${aws:SecureTransport}'],
    ['Null', 'false'],
    ['Date', '2026-12-31'],
    ['Date', '2026-12-31T23:59:59Z'],
    ['Date', '2026-12-31T23:59:59.123+01:00'],
    ['Date', '2026-12'],
    ['Date', '1767225600'],
    // Accepted by IAM, although W3C's profile wants less of it.
    ['Date', '2016-12-13t2:00:00.593194+23'],
    ['Date', '01T'],
    ['Date', '-292275054'],
    ['IpAddress', '203.0.113.7'],
    ['IpAddress', '203.0.113.0/24'],
    ['IpAddress', '0.0.0.0/0'],
    ['IpAddress', '2001:DB8:1234:5678::/64'],
    ['IpAddress', '::ffff:203.0.113.7'],
    ['Binary', 'QmluYXJ5VmFsdWVJbkJhc2U2NA=='],
    ['Binary', ''],
    ['Arn', 'arn:aws:iam::111122223333:role/app'],
    ['Arn', 'arn:*:iam::*:role/*'],
    ['Arn', 'arn:aws:sns:*'],
    ['Arn', '*'],
    ['Arn', '${aws:PrincipalArn}'],
    ['Arn', 'arn:aws:s3:::${aws:PrincipalTag/bucket}'],
  ]
  it.each(readable)('%s reads %j', (family, text) => {
    expect(isReadable(family, text)).toBe(true)
  })

  const unreadable: readonly [OperatorFamily, string][] = [
    ['Numeric', ''],
    ['Numeric', 'ten'],
    ['Numeric', '1h'],
    ['Numeric', '${aws:MultiFactorAuthAge}'],
    ['Bool', 'yes'],
    ['Bool', '1'],
    ['Bool', 'true '],
    ['Null', '${aws:SecureTransport}'],
    ['Null', ''],
    ['Date', 'tomorrow'],
    ['Date', '31.12.2026'],
    ['Date', '2026/12/31'],
    ['Date', '2026-13-01'],
    ['Date', '2026-12-31 10:00:00'],
    ['Date', '2016-12-13t2:00:00.1999999999+10:59'],
    ['Date', '${aws:CurrentTime}'],
    ['Date', ''],
    ['IpAddress', '203.0.113.*'],
    ['IpAddress', '203.0.113.0/33'],
    ['IpAddress', '203.0.113'],
    ['IpAddress', '203.0.113.256'],
    ['IpAddress', '10.0.0.0-10.0.0.9'],
    ['IpAddress', '2001:db8::1::2'],
    ['IpAddress', '2001:db8:0:0:0:0:0:0:1'],
    ['IpAddress', '::/129'],
    ['IpAddress', 'vpc-12345678'],
    ['Binary', 'not base64!'],
    ['Arn', '111122223333'],
    ['Arn', 'role/app'],
    ['Arn', 'AROAEXAMPLE:*'],
    ['Arn', 'arn:aws:iam:111122223333:role/app'],
    ['Arn', ''],
  ]
  it.each(unreadable)('%s does not read %j', (family, text) => {
    expect(isReadable(family, text)).toBe(false)
  })
})

describe('readMoment', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-01T00:00:01Z', 1000],
    ['1970-01-01T01:00:00+01:00', 0],
    ['1969-12-31T19:00:00-0500', 0],
    ['60', 60_000],
    // A year alone is taken for seconds since 1970.
    ['2026', 2_026_000],
  ])('%s is %d', (text, expected) => {
    expect(readMoment(text)).toBe(expected)
  })
})
