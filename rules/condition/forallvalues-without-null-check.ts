// ForAllValues in an Allow, true of requests that bring no value at all.

import { conditionsOnKey, defineRule, effectOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'forallvalues-without-null-check',
  title: 'an Allow is met by requests that have no value of the key it compares',
  severity: 'info',
  aws: 'accepts',
  subject: 'condition',
  since: '0.1.0',
  why: 'ForAllValues asks whether one of the values does not match, and a request without any has none that does not, so that it limits what may be sent and never asks that something is',
  fix: 'Add "Null": {"KEY": "false"} with the same key where requests without a value should not pass, or use ForAnyValue.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  covers: ['PS-19', 'TB-49'],
  yieldsTo: ['operator-type-mismatch', 'condition-without-values', 'open-condition-without-values'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db',
              Condition: {
                'ForAllValues:StringLike': {
                  'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
                },
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
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db',
              Condition: {
                'ForAllValues:StringLike': {
                  'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
                },
                Null: { 'aws:PrincipalOrgPaths': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ operator }) => operator?.qualifier === 'ForAllValues',
  find({ operator, key, statement, pointer }, { aws }) {
    if (operator?.qualifier !== 'ForAllValues' || effectOf(statement) !== 'Allow') return nothing
    const known = aws.conditionKey(key)
    // Keys of services and of tags say what is sent, and limiting that is what the operator is for.
    if (known?.multiValued !== true || known.scope === 'service' || /tagkeys$/i.test(key)) return nothing
    if (conditionsOnKey(statement, key).hold(undefined) !== 'yes') return nothing
    return [
      {
        at: { pointer, on: 'key' as const },
        label: 'may be missing',
        facts: { key },
        fix: { text: `"Null": {"${key}": "false"}` },
      },
    ]
  },
  say: ({ key }) => `requests without ${key} meet this condition too`,
})
