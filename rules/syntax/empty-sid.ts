// `"Sid": ""`, as older tools write it.

import { defineRule, memberOf, nothing, type Statement } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-sid',
  title: 'a Sid is an empty string',
  severity: 'info',
  aws: 'accepts',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS takes it for no Sid at all, so nothing can refer to the statement by it',
  fix: 'Give the statement a Sid that says what it is for, or remove "Sid".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Sid: '', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
  },
  // One finding for all of a policy: tools that write them write them everywhere.
  find({ statements }) {
    if (!statements.some(hasEmptySid)) return nothing
    const [first, ...others] = statements.filter(hasEmptySid)
    if (!first) return nothing
    const sidOf = ({ pointer }: Statement) => ({ pointer: `${pointer}/Sid` })
    return [
      {
        at: sidOf(first),
        also: others.slice(0, 3).map(other => ({ at: sidOf(other), label: 'empty too' })),
        facts: { others: others.length },
        fix: {
          text: 'remove "Sid"',
          edits: [first, ...others].map(statement => ({ do: 'remove', ...sidOf(statement) }) as const),
        },
        statement: first,
      },
    ]
  },
  say: ({ others }) =>
    others === 0
      ? 'the Sid is empty'
      : `the Sid is empty, here and in ${others} more ${others === 1 ? 'statement' : 'statements'}`,
})

function hasEmptySid({ raw }: Statement): boolean {
  return memberOf(raw, 'Sid') === ''
}
