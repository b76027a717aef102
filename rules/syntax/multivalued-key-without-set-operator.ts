// A key that holds a list, compared as if it held one value.

import { defineRule, keyAt, nothing, operatorText } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'multivalued-key-without-set-operator',
  title: 'a condition key that holds a list is compared without ForAllValues or ForAnyValue',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS requires ForAllValues: or ForAnyValue: for such keys and does not say what the plain operator does with a list, so the condition may fail for every request that brings several values',
  fix: 'Put "ForAnyValue:" in front of the operator if one matching value is enough, "ForAllValues:" if all have to match; the latter is also true when the request has no value at all.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-qualifier',
  ],
  covers: ['TB-49'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: {
                StringLike: { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' },
              },
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
              Condition: {
                'ForAnyValue:StringLike': {
                  'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find({ operator, key, pointer }, ask) {
    if (!operator || operator.qualifier !== undefined || operator.family === 'Null') return nothing
    const known = ask.aws.conditionKey(key)
    if (!known?.multiValued) return nothing
    const qualifier = operator.negated ? 'ForAllValues' : 'ForAnyValue'
    return [
      {
        at: keyAt(pointer),
        label: 'can hold several values',
        facts: { key, plain: operatorText(operator) },
        fix: { text: `"${operatorText({ ...operator, qualifier })}"` },
      },
    ]
  },
  say: ({ key, plain }) =>
    `one request can hold several values of ${key}, and ${plain} compares a single one`,
})
