// A policy variable for a key that holds a list.

import { defineRule, type Found, nothing, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'multivalued-variable',
  title: 'a policy variable names a key that holds a list',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS fills in variables from keys with a single value only, and does not take one of several',
  fix: 'Name a key with one value, such as aws:PrincipalTag/<tag-key>; compare lists in a condition with ForAnyValue: or ForAllValues:.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  covers: [],
  yieldsTo: ['malformed-variable', 'variable-before-arn-resource', 'placeholder-left-in'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:TagKeys}',
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
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/dbuser}',
            },
          ],
        },
      },
    ],
  },
  find({ value, variables }, ask) {
    if (!variables || !value.includes('${')) return nothing
    const found: Found<{ written: string }>[] = []
    for (const token of variablesIn(value)) {
      if (token.kind !== 'variable' || !ask.aws.conditionKey(token.key)?.multiValued) continue
      const { from, to } = token
      found.push({
        at: { pointer: '', part: { from, to } },
        label: 'a list',
        facts: { written: value.slice(from, to) },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ written }) => `${written} stands for a list, and AWS fills in variables of single values only`,
})
