// A policy variable whose key AWS's reference does not have.

import {
  defineRule,
  expectedConditionKey,
  type Found,
  isUnlistedKey,
  meantConditionKey,
  nothing,
  retiredService,
  splitKey,
  variablesIn,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly written: string
  readonly meant: string | undefined
}

export const rule = defineRule({
  id: 'unknown-variable',
  title: 'a policy variable names a key that is not in the reference of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS saves any variable, and one whose key no request has makes the resource or the condition match nothing',
  fix: "Name a condition key that every caller's requests have, such as aws:PrincipalTag/<tag-key>, or give the variable a default.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
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
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:CallerName}',
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
  find({ value, variables }, { aws }) {
    if (!variables || !value.includes('${')) return nothing
    const found: Found<Facts>[] = []
    for (const token of variablesIn(value)) {
      if (token.kind !== 'variable' || aws.conditionKey(token.key) || meantConditionKey(token.key, aws))
        continue
      const { prefix } = splitKey(token.key)
      // Services that the reference has dropped took their keys with them.
      if (retiredService(prefix) || isUnlistedKey(token.key)) continue
      const { from, to } = token
      found.push({
        at: { pointer: '', part: { from, to } },
        label: 'not in the reference',
        facts: { written: value.slice(from, to), meant: expectedConditionKey(token.key) },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ written, meant }) =>
    meant === undefined
      ? `AWS's reference has no condition key that ${written} could stand for`
      : `AWS has no condition key that ${written} could stand for; did you mean \${${meant}}?`,
})
