// A string operator where AWS has an operator for the very type: it compares text, and may even work.

import { defineRule, keyAt, nothing, operatorText } from '../../src/engine/rule-kit.ts'

const better = {
  Numeric: 'NumericEquals',
  Bool: 'Bool',
  Date: 'DateLessThan',
  IPAddress: 'IpAddress',
  Binary: 'BinaryEquals',
} as const

export const rule = defineRule({
  id: 'text-operator-on-typed-key',
  title: 'a number, a date, an address or a truth is compared as text',
  severity: 'info',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS compares the texts, so "True", "01" or another way of writing the same value does not match',
  fix: 'Use the operators that AWS lists for the type of the key.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch',
  ],
  covers: ['PS-17'],
  yieldsTo: ['operator-type-mismatch', 'text-for-boolean-key'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { StringEquals: { 'aws:MultiFactorAuthPresent': 'true' } },
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
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
      },
    ],
  },
  find({ operator, key, pointer }, ask) {
    if (operator?.family !== 'String') return nothing
    const type = ask.aws.conditionKey(key)?.types[0]
    if (type === undefined || type === 'String' || type === 'ARN') return nothing
    return [
      {
        at: keyAt(pointer),
        label: `of type ${type}`,
        facts: { key, type, name: operatorText(operator), instead: better[type] },
      },
    ]
  },
  say: ({ key, type, name, instead }) =>
    `${key} is of type ${type} and ${name} compares it as text; AWS's operator for it is ${instead}`,
})
