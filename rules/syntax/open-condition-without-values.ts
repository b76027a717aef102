// `"sts:ExternalId": []` below an operator that an empty list satisfies, for all requests or for those without the key.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'open-condition-without-values',
  title: 'a condition compares a key with an empty list and lets requests through',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS accepts it: with IfExists or ForAllValues it is true for exactly the requests without the key, and a negated operator excludes nothing',
  fix: 'Fill in the values; to ask whether the key is there, use "Null": { KEY: "true" }.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  covers: ['PS-30'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'rds:*',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': [] } },
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
              Effect: 'Deny',
              Action: 'rds:*',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1'] } },
            },
          ],
        },
      },
    ],
  },
  find({ values, isList, operator, operatorText, key }) {
    if (!isList || values.length > 0 || operator === undefined) return nothing
    const { negated, ifExists, qualifier } = operator
    if (!negated && !ifExists && qualifier !== 'ForAllValues') return nothing
    const holdsFor = !negated ? 'without' : qualifier === 'ForAnyValue' && !ifExists ? 'with' : 'every'
    return [{ facts: { key, operatorText, holdsFor } as const }]
  },
  say: ({ key, operatorText, holdsFor }) => {
    const start = `"${operatorText}" with an empty list is true for every request`
    if (holdsFor === 'every') return start
    return holdsFor === 'with' ? `${start} that has "${key}"` : `${start} that has no "${key}"`
  },
})
