// The same Sid twice in one policy.

import { defineRule, nothing, repeatedSids } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'duplicate-sid',
  title: 'two statements of a policy have the same Sid',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  types: ['identity', 'trust', 'boundary', 'session', 'scp', 'rcp'],
  since: '0.1.0',
  why: 'AWS refuses the document with "Statement IDs (SID) in a single policy must be unique"',
  fix: 'Give each statement a Sid of its own, or leave "Sid" out: it is optional.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-31'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Databases', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
            { Sid: 'Databases', Effect: 'Allow', Action: 'rds:DescribeDBClusters', Resource: '*' },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'Instances', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
            { Sid: 'Clusters', Effect: 'Allow', Action: 'rds:DescribeDBClusters', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ statements }) {
    const repeated = repeatedSids(statements)
    if (repeated.length === 0) return nothing
    return repeated.map(({ sid, statement, first }) => ({
      at: { pointer: `${statement.pointer}/Sid` },
      also: [{ at: { pointer: `${first.pointer}/Sid` }, label: 'first here' }],
      facts: { sid },
      statement,
    }))
  },
  say: ({ sid }) => `the Sid "${sid}" is used by an earlier statement already`,
})
