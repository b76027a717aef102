import { rule } from '../../../rules/condition/future-condition.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const asking = (Condition: object, Effect = 'Allow') =>
  policyWith({ Effect, Action: 'rds:DescribeDBInstances', Resource: '*', Condition })
const at = (operator: string, key: string) => `/Statement/0/Condition/${operator}/${key}`

const time = 'aws:CurrentTime'

// Tests take place on 15 June 2026, 12:00 UTC.
tryRule(rule, [
  {
    name: 'from next year',
    document: asking({ DateGreaterThan: { [time]: '2027-01-01T00:00:00Z' } }),
    finds: [at('DateGreaterThan', time)],
    says: ['allows nothing before 2027'],
  },
  {
    name: 'a window of next year',
    document: asking({
      DateGreaterThan: { [time]: '2027-01-01T00:00:00Z' },
      DateLessThan: { [time]: '2028-01-01T00:00:00Z' },
    }),
    finds: [at('DateGreaterThan', time)],
  },
  {
    name: 'in seconds',
    document: asking({ NumericGreaterThan: { 'aws:EpochTime': '4102444800' } }),
    finds: [at('NumericGreaterThan', 'aws:EpochTime')],
  },

  {
    name: 'since last year',
    document: asking({ DateGreaterThan: { [time]: '2025-01-01T00:00:00Z' } }),
    finds: [],
  },
  {
    name: 'until last year',
    document: asking({ DateLessThan: { [time]: '2025-01-01T00:00:00Z' } }),
    finds: [],
  },
  {
    name: 'until next year',
    document: asking({ DateLessThan: { [time]: '2027-01-01T00:00:00Z' } }),
    finds: [],
  },
])
