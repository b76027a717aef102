// A condition on time that has been met for the last time.

import {
  conditionsOnKey,
  defineRule,
  effectOf,
  isTimeKey,
  momentFor,
  nothing,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'expired-condition',
  title: 'the time of a statement is over',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  since: '0.1.0',
  why: 'AWS compares the moment of the request, and from the date on the statement has no effect: what it allowed fails, and what it denied is open, without a word',
  fix: 'Take the statement out, or write the date that is meant now.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-dates.html',
  ],
  covers: ['TB-57'],
  yieldsTo: ['unreadable-condition-value', 'contradictory-conditions', 'operator-type-mismatch'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { DateLessThan: { 'aws:CurrentTime': '2020-06-30T23:59:59Z' } },
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
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
              Condition: { DateLessThan: { 'aws:CurrentTime': '2999-06-30T23:59:59Z' } },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => isTimeKey(key),
  find({ key, statement, pointer, values }, { now }) {
    if (!isTimeKey(key)) return nothing
    const { conditions, hold } = conditionsOnKey(statement, key, pointer)
    const later = conditions.flatMap(({ wanted }) => momentFor.after(key, wanted, now))
    if ([momentFor.exact(key, now), ...later].some(moment => hold(moment) !== 'no')) return nothing
    return [
      {
        at: { pointer },
        label: 'in the past',
        facts: { value: valueText(values[0]?.value ?? ''), allows: effectOf(statement) === 'Allow' },
      },
    ]
  },
  say: ({ value, allows }) =>
    `${value} is past: this statement ${allows ? 'allows' : 'denies'} nothing any more`,
})
