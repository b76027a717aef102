// `"Statement": []`

import { defineRule, isArray, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-statement-list',
  title: 'a policy has an empty list of statements',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: a policy needs at least one statement',
  fix: 'Add a statement; to grant nothing, delete the policy instead.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],
  covers: [],
  examples: {
    bad: [{ document: { Version: '2012-10-17', Statement: [] } }],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  find({ policy }) {
    const statements = memberOf(policy.root, 'Statement')
    if (!isArray(statements) || statements.length > 0) return nothing
    return [{ at: { pointer: `${policy.pointer}/Statement` }, facts: {} }]
  },
  say: () => 'the list of statements is empty',
})
