// `"sts:ExternalId": []` below an operator that has to find a value: there is none to find.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'condition-without-values',
  title: 'a condition compares a key with an empty list, so the statement never applies',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS accepts it and no value is ever equal to one of none, so an Allow gives nothing and a Deny denies nothing',
  fix: 'Fill in the values, or remove the key if no test is meant.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  covers: ['PS-30'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '111122223333' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': [] } },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': ['7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b'] } },
            },
          ],
        },
      },
    ],
  },
  find({ values, isList, operator, key }) {
    if (!isList || values.length > 0 || operator === undefined) return nothing
    const { negated, ifExists, qualifier } = operator
    if (negated || ifExists || qualifier === 'ForAllValues') return nothing
    return [{ facts: { key } }]
  },
  say: ({ key }) => `"${key}" is compared with an empty list, so this statement never applies`,
})
