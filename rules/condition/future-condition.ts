// A condition on time that nobody can meet yet.

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
  id: 'future-condition',
  title: 'the time of a statement has not come',
  severity: 'info',
  aws: 'accepts',
  subject: 'condition',
  since: '0.1.0',
  why: 'AWS compares the moment of the request, and until the date the statement has no effect',
  fix: 'Wait for the date, or write an earlier one.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-dates.html',
  ],
  covers: ['TB-57'],
  yieldsTo: ['unreadable-condition-value', 'operator-type-mismatch'],
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
              Condition: { DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } },
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
              Condition: { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
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
    if (hold(momentFor.exact(key, now)) !== 'no' || !later.some(moment => hold(moment) === 'yes'))
      return nothing
    return [
      {
        at: { pointer },
        label: 'in the future',
        facts: { value: valueText(values[0]?.value ?? ''), allows: effectOf(statement) === 'Allow' },
      },
    ]
  },
  say: ({ value, allows }) => `this statement ${allows ? 'allows' : 'denies'} nothing before ${value}`,
})
