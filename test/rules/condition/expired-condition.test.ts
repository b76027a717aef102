import { rule } from '../../../rules/condition/expired-condition.ts'
import { trustOf } from '../../helpers/federated-trust.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })
const at = (operator: string, key: string) => `/Statement/0/Condition/${operator}/${key}`

const time = 'aws:CurrentTime'

// Tests take place on 15 June 2026, 12:00 UTC.
tryRule(rule, [
  {
    name: 'until years ago',
    document: asking({ DateLessThan: { [time]: '2020-06-30T00:00:00Z' } }),
    finds: [at('DateLessThan', time)],
    says: ['allows nothing any more'],
  },
  {
    name: 'until a minute ago',
    document: asking({ DateLessThanEquals: { [time]: '2026-06-15T11:59:00Z' } }),
    finds: [at('DateLessThanEquals', time)],
  },
  {
    name: 'in a Deny',
    document: asking({ DateLessThan: { [time]: '2020-06-30T00:00:00Z' } }, 'Deny'),
    finds: [at('DateLessThan', time)],
    says: ['denies nothing any more'],
  },
  {
    name: 'in seconds',
    document: asking({ NumericLessThan: { 'aws:EpochTime': '1577836800' } }),
    finds: [at('NumericLessThan', 'aws:EpochTime')],
  },
  {
    name: 'a window that has closed, in a trust policy',
    document: trustOf({
      Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
      Action: 'sts:AssumeRole',
      Condition: {
        DateGreaterThan: { [time]: '2019-01-01T00:00:00Z' },
        DateLessThan: { [time]: '2020-01-01T00:00:00Z' },
      },
    }),
    finds: [at('DateLessThan', time)],
  },

  {
    name: 'until next year',
    document: asking({ DateLessThan: { [time]: '2027-01-01T00:00:00Z' } }),
    finds: [],
  },
  {
    name: 'until in a minute',
    document: asking({ DateLessThan: { [time]: '2026-06-15T12:01:00Z' } }),
    finds: [],
  },
  {
    name: 'since years',
    document: asking({ DateGreaterThan: { [time]: '2020-01-01T00:00:00Z' } }),
    finds: [],
  },
  {
    name: 'from next year',
    document: asking({ DateGreaterThan: { [time]: '2027-01-01T00:00:00Z' } }),
    finds: [],
  },
  {
    name: 'when a session began',
    document: asking({ DateLessThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z' } }, 'Deny'),
    finds: [],
  },
  {
    name: 'either of two',
    document: asking({ DateLessThan: { [time]: ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'] } }),
    finds: [],
  },
])
