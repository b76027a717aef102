// `*` where it is a character like any other, in a value that could contain one.

import {
  canHoldWildcardCharacters,
  defineRule,
  type Found,
  firstWildcard,
  nothing,
  operatorText,
  valueText,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly key: string
  readonly value: string
  readonly name: string
}

export const rule = defineRule({
  id: 'suspect-wildcard-in-exact-operator',
  title: 'a value that is compared exactly contains a star',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'StringEquals and its kin take * literally, so the condition matches only a value that contains that very star',
  fix: 'Use StringLike if the star is a wildcard; write "${*}" if it is meant literally.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-wildcard-without-like-operator',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars',
  ],
  covers: ['PS-16'],
  yieldsTo: [
    'wildcard-in-exact-operator',
    'operator-type-mismatch',
    'malformed-variable',
    'placeholder-left-in',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::rds-exports',
              Condition: { StringEquals: { 's3:prefix': 'orders/*' } },
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
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::rds-exports',
              Condition: { StringLike: { 's3:prefix': 'orders/*' } },
            },
          ],
        },
      },
    ],
  },
  find({ operator, key, values }, ask) {
    if (operator?.family !== 'String' || operator.wildcards) return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      // A question mark is a wildcard far less often than a part of an address on the web.
      const at = typeof value === 'string' ? firstWildcard(value, '*') : undefined
      if (at === undefined) continue
      const known = ask.aws.conditionKey(key)
      if (known && !canHoldWildcardCharacters(known)) break
      found.push({
        at: { pointer, part: { from: at, to: at + 1 } },
        label: 'literal here',
        facts: { key, value: valueText(value), name: operatorText(operator) },
        fix: {
          text: `"${operatorText({ ...operator, operator: operator.negated ? 'StringNotLike' : 'StringLike' })}"`,
        },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ key, value, name }) => `${name} takes the star in "${value}" literally for ${key}`,
})
