// Addresses that AWS never sees a request come from.

import {
  defineRule,
  keyAt,
  nothing,
  rangeContains,
  readAddressRange,
  valueText,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

// RFC 1918, loopback, link-local, and their like in IPv6.
const privateRanges = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10', '::1'],
].flatMap(text => readAddressRange(text) ?? [])

export const rule = defineRule({
  id: 'private-range-in-source-ip',
  title: 'aws:SourceIp is compared with private addresses only',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'aws:SourceIp is the public address a request comes from, and is missing when it comes through a VPC endpoint, so a private range never matches',
  fix: 'Write the public addresses of the NAT gateways or the office; for requests through a VPC endpoint use "aws:VpcSourceIp" together with "aws:SourceVpc", or "aws:SourceVpce".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-private-ip-address',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip',
  ],
  covers: ['TB-45'],
  yieldsTo: ['unreadable-condition-value', 'unsupported-key-on-login', 'login-denied-by-absent-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.168.12.0/24'] } },
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
              Action: 'sts:AssumeRole',
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } },
            },
          ],
        },
      },
    ],
  },
  find(condition) {
    const { operator, key, values, pointer } = condition
    if (operator?.family !== 'IpAddress' || key.toLowerCase() !== 'aws:sourceip') return nothing
    if (values.length === 0) return nothing
    const isPrivate = values.every(({ value }) => {
      const range = readAddressRange(valueText(value))
      return range !== undefined && privateRanges.some(outer => rangeContains(outer, range))
    })
    if (!isPrivate) return nothing
    return [
      {
        at: keyAt(pointer),
        label: 'always a public address',
        facts: {
          list: values.map(({ value }) => valueText(value)).join(', '),
          result: withoutAMatch({ ...condition, values: values.slice(0, 1) }),
        },
      },
    ]
  },
  say: ({ list, result }) => `aws:SourceIp is a public address, and never in ${list}, ${result}`,
})
