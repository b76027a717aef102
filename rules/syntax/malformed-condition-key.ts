// A text that cannot be the name of any condition key.

import {
  type Ask,
  type ConditionSubject,
  conditionKeyFault,
  defineRule,
  isObject,
  type KeyFault,
  keyAt,
  meantConditionKey,
  memberOf,
  nothing,
  parseOperatorName,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

type Fault = Exclude<KeyFault, 'placeholder'>

const labels: Readonly<Record<Fault, string>> = {
  scheme: 'without https://',
  blank: 'a blank in the name',
  'no-prefix': 'no prefix',
  arn: 'an ARN, not a key',
}

export const rule = defineRule({
  id: 'malformed-condition-key',
  title: 'a condition key is not of the form prefix:name',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'no request has a key of such a name, so AWS refuses the document or saves a condition that never does what it says',
  fix: 'Write prefix and name with one colon and no blank, such as "aws:PrincipalArn" or "sts:ExternalId"; claims of an OIDC provider begin with the issuer without "https://".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-key-format',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif',
  ],
  covers: ['TB-30', 'TB-68'],
  yieldsTo: ['hidden-character'],
  examples: {
    bad: [
      {
        note: 'a blank at the end, which nobody sees',
        document: trusting({ StringEquals: { 'sts:ExternalId ': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } }),
      },
      {
        note: 'no prefix',
        document: trusting({ ArnLike: { PrincipalArn: 'arn:aws:iam::111122223333:role/connector' } }),
      },
    ],
    good: [
      {
        document: trusting({ StringEquals: { 'sts:ExternalId': '7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11' } }),
      },
      {
        note: 'blanks in the key of a tag',
        document: trusting({ StringEquals: { 'aws:PrincipalTag/cost center': '17' } }),
      },
    ],
  },
  find(condition, ask) {
    const fault = conditionKeyFault(condition.key)
    // What somebody was to fill in is `placeholder-left-in`'s.
    if (fault === undefined || fault === 'placeholder') return nothing
    const meant = mended(condition.key, fault, ask)
    return [
      {
        at: keyAt(condition.pointer),
        label: labels[fault],
        facts: { key: condition.key, fault, meant, result: withoutTheKey(condition) },
        ...(meant !== undefined && {
          fix: {
            text: `"${meant}"`,
            ...(isFree(condition, meant) && {
              edits: [{ do: 'rename' as const, pointer: condition.pointer, name: meant }],
            }),
          },
        }),
      },
    ]
  },
  say({ key, fault, meant, result }) {
    const instead = meant === undefined ? '' : ` (write ${meant})`
    switch (fault) {
      case 'scheme':
        return `the condition key "${key}" begins with https://, and the keys of a provider begin with its host name${instead}`
      case 'blank':
        return `the condition key "${key}" has a blank in it, ${result}${instead}`
      case 'no-prefix':
        return parseOperatorName(key)
          ? `${key} is an operator, and stands inside another one where a condition key belongs`
          : `the condition key "${key}" has no prefix, such as aws: or sts:, ${result}${instead}`
      case 'arn':
        return `the condition key "${key}" begins with an ARN, and the keys of a provider begin with its host name${instead}`
    }
  },
})

/** The key that stands in the text, if AWS knows it. */
function mended(key: string, fault: Fault, ask: Ask): string | undefined {
  const known = (text: string) => (ask.aws.conditionKey(text) ? text : meantConditionKey(text, ask.aws)?.key)
  switch (fault) {
    case 'scheme':
      return known(key.replace(/^https?:\/\//i, ''))
    case 'blank':
      return known(key.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, ''))
    case 'no-prefix':
      return known(`aws:${key}`)
    case 'arn':
      return known(key.replace(/^arn:[^/]*oidc-provider\//, ''))
  }
}

function isFree({ statement, operatorText }: ConditionSubject, key: string): boolean {
  const condition = memberOf(statement.raw, 'Condition')
  const block = isObject(condition) ? memberOf(condition, operatorText) : undefined
  return isObject(block) && memberOf(block, key) === undefined
}

function trusting(condition: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/connector' },
        Action: 'sts:AssumeRole',
        Condition: condition,
      },
    ],
  }
}
