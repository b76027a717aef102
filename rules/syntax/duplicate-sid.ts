// The same Sid twice in one policy.

import { defineRule, type Found, memberOf, nothing, type Statement } from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly sid: string
}

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
    if (statements.length < 2) return nothing
    const seen = new Map<string, Statement>()
    let found: Found<Facts>[] | undefined
    for (const statement of statements) {
      const sid = memberOf(statement.raw, 'Sid')
      // Empty ones may repeat: IAM takes them for none.
      if (typeof sid !== 'string' || sid === '') continue
      const first = seen.get(sid)
      if (!first) {
        seen.set(sid, statement)
        continue
      }
      found ??= []
      found.push({
        at: { pointer: `${statement.pointer}/Sid` },
        also: [{ at: { pointer: `${first.pointer}/Sid` }, label: 'first here' }],
        facts: { sid },
        statement,
      })
    }
    return found ?? nothing
  },
  say: ({ sid }) => `the Sid "${sid}" is used by an earlier statement already`,
})
