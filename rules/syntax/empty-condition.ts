// `"Condition": {}`, which the IAM console writes into every new trust policy.

import { defineRule, isObject, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-condition',
  title: 'a condition has no operator in it',
  severity: 'info',
  aws: 'accepts',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS accepts it and tests nothing, so the statement applies to every request that fits the rest of it',
  fix: 'Add the test that was meant, such as { "StringEquals": { "sts:ExternalId": … } }, or remove "Condition".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
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
              Condition: {},
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
              Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    const condition = memberOf(raw, 'Condition')
    if (!isObject(condition) || Object.keys(condition).length > 0) return nothing
    return [{ at: { pointer: `${pointer}/Condition` }, facts: {} }]
  },
  say: () => 'this condition tests nothing',
})
