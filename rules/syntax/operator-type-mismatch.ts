// An operator that can make nothing of its key's values.

import {
  canCompare,
  canEqualText,
  defineRule,
  type Found,
  firstWildcard,
  keyAt,
  nothing,
  operatorText,
  valueText,
  withoutAMatch,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

const nouns = {
  String: 'text',
  Numeric: 'a number',
  Bool: 'true or false',
  ARN: 'an ARN',
  Date: 'a moment in time',
  IPAddress: 'an address',
  Binary: 'bytes',
} as const

interface Facts {
  readonly key: string
  readonly holds: string
  readonly name: string
  /** The one value that is compared as text; undefined when no value would do. */
  readonly value?: string
  readonly result: string
}

export const rule = defineRule({
  id: 'operator-type-mismatch',
  title: "a condition's operator cannot compare what its key holds",
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS saves the condition, and a comparison of the wrong type comes out false for every request (true, with a negated operator), whatever the value',
  fix: 'Use the operators that AWS lists for the type of the key: Bool, Numeric…, Date…, IpAddress, Arn…, or String….',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch',
  ],
  covers: ['PS-17'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'an address range is no text',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { StringEquals: { 'aws:SourceIp': '203.0.113.0/24' } },
            },
          ],
        },
      },
      {
        note: 'an age in seconds is neither true nor false',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: { Bool: { 'aws:MultiFactorAuthAge': 'true' } },
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
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::444455556666:role/db-connect',
              Condition: {
                IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
                NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
                StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/team/*' },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition, ask) {
    const { operator, key, values, pointer } = condition
    const known = operator && ask.aws.conditionKey(key)
    if (!known) return nothing
    const facts = {
      key,
      holds: nouns[known.types[0] ?? 'String'],
      name: operatorText(operator),
    }
    if (!canCompare(operator.family, known)) {
      const result = withoutTheKey(condition)
      return [{ at: keyAt(pointer), label: `holds ${facts.holds}`, facts: { ...facts, result } }]
    }
    if (operator.family !== 'String') return nothing
    const dead = values.filter(({ value }) => {
      const text = valueText(value)
      if (typeof value === 'object' || canEqualText(known, text)) return false
      return !text.includes('${') && !(operator.wildcards && firstWildcard(text) !== undefined)
    })
    if (dead.length === 0) return nothing
    return dead.map(
      ({ value, pointer: at }): Found<Facts> => ({
        at: { pointer: at },
        label: `compared with ${facts.holds}, as text`,
        facts: { ...facts, value: valueText(value), result: withoutAMatch(condition) },
        ...(known.types.includes('IPAddress') && {
          fix: { text: `"${operator.negated ? 'NotIpAddress' : 'IpAddress'}": { "${key}": "${value}" }` },
        }),
      }),
    )
  },
  say: ({ key, holds, name, value, result }) =>
    value === undefined
      ? `${name} cannot compare ${key}, which holds ${holds}, ${result}`
      : `${key} holds ${holds} and ${name} compares it as text with "${value}", which it never is, ${result}`,
})
