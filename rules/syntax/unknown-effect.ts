// `Effect` in other letters than AWS's.

import { closest, defineRule, holdsUnknown, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-effect',
  title: 'Effect is neither Allow nor Deny',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: the two words are case-sensitive, and there is no third',
  fix: 'Write "Allow" or "Deny", with a capital letter.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-06'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
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
  find(statement) {
    const effect = memberOf(statement.raw, 'Effect')
    if (typeof effect !== 'string' || effect === 'Allow' || effect === 'Deny' || holdsUnknown(effect))
      return nothing
    const pointer = `${statement.pointer}/Effect`
    const meant = closest(effect.trim(), ['Allow', 'Deny'])
    return [
      {
        at: { pointer },
        facts: { effect, meant },
        ...(meant !== undefined && {
          fix: { text: `"Effect": "${meant}"`, edits: [{ do: 'replace', pointer, value: meant }] },
        }),
      },
    ]
  },
  say: ({ effect, meant }) =>
    `"${effect}" is no effect; ${meant === undefined ? 'AWS knows "Allow" and "Deny"' : `did you mean "${meant}"?`}`,
})
