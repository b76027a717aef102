// A policy variable whose key is a slip away from one that exists.

import { defineRule, type Found, meantConditionKey, nothing, variablesIn } from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly written: string
  readonly meant: string
}

export const rule = defineRule({
  id: 'misspelt-variable',
  title: 'a policy variable names a key that is misspelt, or stands behind the wrong prefix',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'no request has the key, so the variable has no value, and nothing is like a text with a variable that has none',
  fix: 'Write the key as AWS names it; the case of its letters does not matter.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: [],
  yieldsTo: ['malformed-variable', 'variable-before-arn-resource', 'placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipleTag/dbuser}',
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
    const found: Found<Facts>[] = []
    for (const token of variablesIn(value)) {
      if (token.kind !== 'variable') continue
      const meant = meantConditionKey(token.key, ask.aws)?.key
      if (meant === undefined) continue
      const { from, to } = token
      const mended = `\${${meant}${value.slice(from + 2 + token.key.length, to)}`
      found.push({
        at: { pointer: '', part: { from, to } },
        label: 'no key of AWS',
        facts: { written: value.slice(from, to), meant: mended },
        fix: { text: `"${value.slice(0, from)}${mended}${value.slice(to)}"` },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ written, meant }) => `${written} is no variable that AWS fills in; did you mean ${meant}?`,
})
