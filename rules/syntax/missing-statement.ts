// A policy without statements, or a statement without a policy.

import { defineRule, hasOrMeans, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'missing-statement',
  title: 'a policy has no Statement',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: "Statement" is the one element that every policy needs',
  fix: 'Write { "Version": "2012-10-17", "Statement": [ … ] } with at least one statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  ],
  covers: [],
  examples: {
    bad: [
      { document: { Version: '2012-10-17' } },
      {
        note: 'a statement without the policy around it',
        policyType: 'identity',
        document: { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
        },
      },
    ],
  },
  find({ policy: { root } }) {
    if (hasOrMeans(root, 'Statement', 'policy')) return nothing
    const isStatement = memberOf(root, 'Effect') !== undefined
    return [
      {
        facts: { isStatement },
        ...(isStatement && {
          fix: { text: '{ "Version": "2012-10-17", "Statement": [ … ] } around this statement' },
        }),
      },
    ]
  },
  say: ({ isStatement }) =>
    isStatement ? 'this is a statement without the policy around it' : 'this policy has no Statement',
})
